"""Every frame of the interview socket, in and out. Plain Python: no socket, no rows, no Django.

`limits` holds the numbers, `jsontext` reads text from strangers, `ask` and `messages` check what
comes in, `frames` makes what goes out. This is the only room that knows the camelCase of the socket.
"""

from interviews.protocol.ask import Ask, Code, Said
from interviews.protocol.frames import BadFrame
from interviews.protocol.messages import Auth, Cancel, Message, Ping, Watch, parse

__all__ = ["Ask", "Auth", "BadFrame", "Cancel", "Code", "Message", "Ping", "Said", "Watch", "parse"]
