"""What people are told when a model fails: no key, no address, no stack; what to do next."""

from django.utils.translation import gettext as _

from interviews.llm.base import ContentFiltered, ModelBusy, ModelFailed, ModelTimeout, ModelUnavailable


def unavailable() -> str:
    return _("The AI model cannot be reached at the moment. Please try again.")


def busy() -> str:
    return _("The AI model has too much to do at the moment. Please try again shortly.")


def too_slow() -> str:
    return _("The AI model did not answer in time. Please try again.")


def broken_off() -> str:
    return _("The AI model's answer broke off. Please try again.")


def unusable() -> str:
    return _("The AI model gave no usable answer. Please try again.")


def set_up_wrongly() -> str:
    return _("The AI model refused the site's request. The people who run this site have to look at its settings.")


def filtered() -> str:
    return _("The AI model's provider does not allow an answer to this.")


def of(kind: type[ModelFailed]) -> str:
    """The plainest words for a kind of failure."""
    table = {ModelBusy: busy, ModelUnavailable: unavailable, ModelTimeout: too_slow, ContentFiltered: filtered}
    return table.get(kind, unusable)()
