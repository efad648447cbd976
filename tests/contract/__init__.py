"""What clients may rely on, tried from outside: real processes, real sockets, no import of the project."""
