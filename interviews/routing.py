"""The address of the interview socket."""

from django.urls import path

from interviews.consumers import InterviewConsumer

websocket_urlpatterns = [path("ws/interview/", InterviewConsumer.as_asgi())]
