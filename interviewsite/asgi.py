"""The ASGI application: HTTP by Django, the interview socket by Channels."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interviewsite.settings")
application = get_asgi_application()
