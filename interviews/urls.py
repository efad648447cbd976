"""Addresses of the pages of interviews; `<session_id>` is the public id of an interview."""

from django.urls import path

from interviews.views import mine, room, starting

urlpatterns = [
    path("", mine.interviews, name="interviews"),
    path("new", starting.new, name="new-interview"),
    path("<slug:session_id>/", room.room, name="room"),
    path("<slug:session_id>/report/", room.report, name="report"),
    path("<slug:session_id>/problem", room.problem, name="problem"),
    path("<slug:session_id>/finish", room.finish, name="finish"),
    path("<slug:session_id>/discard", room.discard, name="discard"),
    path("<slug:session_id>/transcript.md", room.transcript, name="transcript"),
]
