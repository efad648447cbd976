"""How much a streamed chunk and a question cost: the real site beside a bare relay, in one run on one machine."""
