"""Simulated interviews: candidates of known kinds against the real director, and what is checked in each transcript.

`archetypes` who answers, and how · `others` who answers with the words of others · `running` one interview ·
`checking` what must hold · `table` the figures.
The command is `manage.py simulate`; no rows are written, and the only model is the one that is named.
"""

from interviews.simulation.archetypes import ARCHETYPES, Candidate, candidate
from interviews.simulation.checking import faults
from interviews.simulation.running import Simulated, simulate

__all__ = ["ARCHETYPES", "Candidate", "Simulated", "candidate", "faults", "simulate"]
