"""Reports on finished interviews: what is judged, measured, kept, shown and shared. Read `making` first.

`asking` a report is asked for · `queue` the rows: who makes which, what is done · `material` an interview as it is
judged · `interviewed` one that the user led · `seats` what differs between the two · `making` the story · `calls` what
a model is asked · `reading` a report as a value · `sharing` its links.
Not here: the rules of judging (`rubric`), the task that makes one in the background (`tasks`).
"""

from interviews.reports.asking import finish, request, resume
from interviews.reports.making import make
from interviews.reports.reading import ReportInView, newest, view, where

__all__ = ["ReportInView", "finish", "make", "newest", "request", "resume", "view", "where"]
