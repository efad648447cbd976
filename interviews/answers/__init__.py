"""The answers of this process: ask, follow, stop, watch, drain. Sockets and pages come here, and no further.

`running` owns the tasks that generate, `following` what a socket is still owed. An answer is a
task of the server, not of the socket: whoever leaves, it goes on.
"""

from interviews.answers.desk import Desk, current
from interviews.answers.following import Outbox
from interviews.answers.waiting import ask_and_wait

__all__ = ["Desk", "Outbox", "ask_and_wait", "current"]
