"""The builder: a turn and its offer → the words of the answer, or the call to a model that will find them. Pure."""

from interviews.builder.building import script
from interviews.builder.scripts import Script
from interviews.builder.turn import Profile, Turn, Voice

__all__ = ["Profile", "Script", "Turn", "Voice", "script"]
