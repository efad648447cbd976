"""The builder: a turn and its offer → the words of the answer, or the call to a model that will find them. Pure.

`turn` what is known · `full` capable models · `compact` small ones · `advice` what needs no model · `values` what
prompts may name · `context` what fits · `checks` what is wrong with a turn · `scripts` how a model is heard.
"""

from interviews.builder.building import script
from interviews.builder.checks import turn_faults
from interviews.builder.scripts import Script
from interviews.builder.turn import Profile, Turn, Voice

__all__ = ["Profile", "Script", "Turn", "Voice", "script", "turn_faults"]
