"""Addresses of the pages of interviews; `<session_id>` is the public id of an interview."""

from django.urls import path

from interviews.views import mine, reports, room, speech, starting, workers

urlpatterns = [
    path("", mine.interviews, name="interviews"),
    path("new", starting.new, name="new-interview"),
    path("workers/<slug:language>.js", workers.worker, name="worker"),
    path("<slug:session_id>/", room.room, name="room"),
    path("<slug:session_id>/report/", reports.report, name="report"),
    path("<slug:session_id>/report/again", reports.again, name="report-again"),
    path("<slug:session_id>/report/rate", reports.rate, name="report-rate"),
    path("<slug:session_id>/report/wrong", reports.wrong, name="report-wrong"),
    path("<slug:session_id>/report/share", reports.share, name="report-share"),
    path("<slug:session_id>/report/share/<uuid:share_id>/end", reports.unshare, name="report-unshare"),
    path("<slug:session_id>/report/drill", reports.drill, name="report-drill"),
    path("<slug:session_id>/report/story", reports.story, name="report-story"),
    path("<slug:session_id>/report.md", reports.markdown, name="report-markdown"),
    path("<slug:session_id>/report.pdf", reports.pdf, name="report-pdf"),
    path("<slug:session_id>/report.json", reports.json, name="report-json"),
    path("<slug:session_id>/problem", room.problem, name="problem"),
    path("<slug:session_id>/speech", speech.speech, name="speech"),
    path("<slug:session_id>/finish", room.finish, name="finish"),
    path("<slug:session_id>/discard", room.discard, name="discard"),
    path("<slug:session_id>/transcript.md", room.transcript, name="transcript"),
]
