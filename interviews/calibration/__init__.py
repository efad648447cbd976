"""Measures a judge on labelled answers: agreement, evidence, cost and time, beside counting words. Writes no rows.

`sets` what a set is · `lines` and `whole_interviews` the two formats of one · `versions` which prompt and rubric ·
`judging` asks a model · `records` keeps what it said, and reads it instead of asking · `moves` what must not or must
move a score · `figures` what came of it all · `table` as people read it. The command is `manage.py calibrate`; the
formats are described in docs/reports.md.
"""
