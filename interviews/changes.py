"""What its owner may still change about an interview, and taking it away. Making and finishing: `ledger`."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import NotFound, ValidationFailed
from accounts.models import User
from interviews.llm import registry
from interviews.models import Interview
from interviews.protocol.fields import SESSION_ID
from prompts import catalog


@dataclass(frozen=True, slots=True)
class Changes:
    """New values; None leaves the old one."""

    company: str | None = None
    position: str | None = None
    language: str | None = None
    model: str | None = None
    mode: str | None = None
    time_factor: float | None = None


def find(user: User, session_id: str) -> Interview:
    """The user's interview.

    Raises:
        NotFound: none of theirs; the answer is the same whether somebody else has one of that name.
    """
    mine = Interview.objects.for_user(user)
    found = mine.filter(session_id=session_id).first() if SESSION_ID.fullmatch(session_id) else None
    if found is None:
        raise NotFound(_("There is no such interview."))
    return found


def change(user: User, session_id: str, changes: Changes) -> Interview:
    """Write what is new.

    Raises:
        NotFound: the user has no such interview.
        ValidationFailed: a model or language that does not exist.
    """
    new = {name: value for name, value in asdict(changes).items() if value is not None}
    with transaction.atomic():
        interview = find(user, session_id)
        if changes.language is not None:
            new["language"] = _language(changes.language)
        if changes.model is not None and registry.get(changes.model) is None:
            raise ValidationFailed(_("There is no such model."), details={"model": [_("There is no such model.")]})
        for name, value in new.items():
            setattr(interview, name, value)
        interview.save(update_fields=list(new))
    return interview


def delete(user: User, session_id: str) -> None:
    """Take an interview away, with everything said in it.

    Raises:
        NotFound: the user has no such interview.
    """
    with transaction.atomic():
        Interview.objects.select_for_update().get(pk=find(user, session_id).pk).delete()


def _language(code: str) -> str:
    found = catalog.language(code)
    if found is None:
        message = _("There is no such language.")
        raise ValidationFailed(message, details={"language": [message]})
    return found.code
