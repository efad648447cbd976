"""The rows of models that the settings ask for, written at each start: environment, embedded, scripted.

What an admin changed in such a row stays, but for what the variables say: address, profile, enabled.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop

from interviews.models.language_model import LanguageModel

EMBEDDED = "smollm2-135m"
SCRIPTED = "scripted"
OPENAI_ADDRESS = "https://api.openai.com/v1"
THIS_SERVER = gettext_noop("this server")


def write() -> None:
    """Make, update or switch off the rows that follow from the settings. May be repeated."""
    with transaction.atomic():
        _embedded()
        _scripted()
        names = _from_environment()
        if names:
            _only_default(names[0])
        elif settings.SCRIPTED_MODEL:
            _only_default(SCRIPTED)


def environment_address() -> str:
    """Where the models of `OPENAI_MODEL` are reached."""
    return settings.OPENAI_BASE_URL or OPENAI_ADDRESS


def _embedded() -> None:
    row, made = LanguageModel.objects.get_or_create(
        name=EMBEDDED,
        defaults={
            "provider": LanguageModel.Provider.EMBEDDED,
            "profile": LanguageModel.Profile.COMPACT,
            "context_limit": 2048,
            "output_limit": 256,
            "languages": ["en"],
            "data_goes_to": THIS_SERVER,
            "enabled": settings.EMBEDDED_MODEL,
        },
    )
    if not made and row.enabled and not settings.EMBEDDED_MODEL:
        LanguageModel.objects.filter(pk=row.pk).update(enabled=False, is_default=False)


def _scripted() -> None:
    if not settings.SCRIPTED_MODEL:
        LanguageModel.objects.filter(provider=LanguageModel.Provider.SCRIPTED).update(enabled=False, is_default=False)
        return
    LanguageModel.objects.update_or_create(
        name=SCRIPTED,
        defaults={"provider": LanguageModel.Provider.SCRIPTED, "enabled": True},
        create_defaults={
            "provider": LanguageModel.Provider.SCRIPTED,
            "context_limit": 32_768,
            "data_goes_to": THIS_SERVER,
        },
    )


def _from_environment() -> list[str]:
    """The models of `OPENAI_MODEL`, in its order; those that it no longer names are switched off."""
    names = list(dict.fromkeys(settings.OPENAI_MODEL)) if settings.OPENAI_API_KEY or settings.OPENAI_BASE_URL else []
    address = environment_address()
    for name in names:
        fixed = {
            "provider": LanguageModel.Provider.OPENAI,
            "base_url": address,
            "profile": LanguageModel.Profile.FULL,
            "enabled": True,
            "from_environment": True,
            "data_goes_to": urlsplit(address).hostname or "",
        }
        LanguageModel.objects.update_or_create(
            name=name, defaults=fixed, create_defaults={**fixed, "context_limit": 16_384, "output_limit": 2048}
        )
    gone = LanguageModel.objects.filter(from_environment=True).exclude(name__in=names)
    gone.update(enabled=False, is_default=False)
    return names


def _only_default(name: str) -> None:
    LanguageModel.objects.filter(is_default=True).exclude(name=name).update(is_default=False)
    LanguageModel.objects.filter(name=name).update(is_default=True)
