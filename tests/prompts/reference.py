"""A solution of each coding question that ships; the examples are checked against them."""

from inspect import isfunction

from prompts.solutions import solutions

SOLUTIONS = {name: each for name, each in solutions().items() if isfunction(each)}
"""Functions alone: a class has one beside it that replays the calls of an example."""
