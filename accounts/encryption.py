"""Encrypted columns: text and JSON that only this site can read, bound to their row.

Each value is sealed with AES-GCM under a key of `FIELD_ENCRYPTION_KEYS` (the first seals, all
open) and bound to table, column and primary key: text that was moved from another row or
column, or planted by hand, is refused (`Tampered`). An empty text stays empty.

A sealed value is `v1.<key id>.<base64 of nonce and ciphertext>`. It is opened when the
attribute is first read, so rows whose text nobody looks at cost nothing. `save()` and
`bulk_create()` seal by themselves; `update()` and `values()` know no row, so they take and give
`Sealed`: write with `sealed_case()` there (also in place of `bulk_update()`), read through the model.
Moving everything to a new key is in `rotation`.
"""

import base64
import binascii
import hashlib
import json
import secrets
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute

if TYPE_CHECKING:
    AnyField = models.Field[Any, Any]
    TextField = models.TextField[str, str]
else:
    AnyField, TextField = models.Field, models.TextField

VERSION = "v1"
NONCE = 12
ALLOWED_LOOKUPS = ("exact", "in", "isnull")


class Tampered(Exception):
    """A sealed value does not belong where it was found, or no known key opens it."""


class Sealed(str):
    """Text as it lies in the database."""

    __slots__ = ()


# -- sealing -------------------------------------------------------------------------------


def seal(text: str, context: str) -> Sealed:
    """Encrypt `text` so that only the same `context` opens it again."""
    key_id, cipher = next(iter(_ciphers(tuple(settings.FIELD_ENCRYPTION_KEYS)).items()))
    nonce = secrets.token_bytes(NONCE)
    body = nonce + cipher.encrypt(nonce, text.encode("utf-8", "surrogatepass"), context.encode())
    return Sealed(f"{VERSION}.{key_id}.{base64.b64encode(body).decode()}")


def unseal(value: str, context: str) -> str:
    """The text that `seal` encrypted for this context.

    Raises:
        Tampered: it was sealed for another context, altered, or with a key that is not configured.
    """
    version, _, rest = value.partition(".")
    key_id, _, body = rest.partition(".")
    cipher = _ciphers(tuple(settings.FIELD_ENCRYPTION_KEYS)).get(key_id)
    if version != VERSION or cipher is None:
        raise Tampered(f"{context}: not sealed with a configured key")
    try:
        data = base64.b64decode(body, validate=True)
        plain = cipher.decrypt(data[:NONCE], data[NONCE:], context.encode())
    except (InvalidTag, ValueError, binascii.Error) as exc:
        raise Tampered(f"{context}: the text does not belong here") from exc
    return plain.decode("utf-8", "surrogatepass")


def current_prefix() -> str:
    """How values begin that were sealed with the first key."""
    return f"{VERSION}.{next(iter(_ciphers(tuple(settings.FIELD_ENCRYPTION_KEYS))))}."


def key_ids() -> list[str]:
    """The short public ids of the configured keys, the sealing one first; sealed values name theirs."""
    return list(_ciphers(tuple(settings.FIELD_ENCRYPTION_KEYS)))


def key_id_of(value: str) -> str:
    """The id of the key that sealed a value, or as much of it as its beginning holds."""
    return value.removeprefix(f"{VERSION}.").partition(".")[0]


@lru_cache(maxsize=8)
def _ciphers(keys: tuple[str, ...]) -> dict[str, AESGCM]:
    """The configured keys by their short public id, the sealing one first."""
    derived = [hashlib.sha256(b"viva field encryption\0" + key.encode()).digest() for key in keys]
    return {hashlib.sha256(b"id\0" + key).hexdigest()[:8]: AESGCM(key) for key in derived}


# -- columns -------------------------------------------------------------------------------


def sealed_case(model: type[models.Model], name: str, values: Mapping[Any, Any]) -> models.Case:
    """For `filter(pk__in=values).update(name=sealed_case(…))`: many rows in one statement.

    Args:
        values: primary key → the row's new value, in the clear.
    """
    field = _field(model, name)
    whens = [models.When(pk=pk, then=models.Value(field.seal_for(pk, v), field)) for pk, v in values.items()]
    return models.Case(*whens, default=models.F(name), output_field=field)


def encrypted_fields(model: type[models.Model]) -> "list[SealedField]":
    """The encrypted columns of a model's own table."""
    return [field for field in model._meta.local_concrete_fields if isinstance(field, SealedField)]


def _field(model: type[models.Model], name: str) -> "SealedField":
    field = model._meta.get_field(name)
    if not isinstance(field, SealedField):
        raise TypeError(f"{model.__name__}.{name} is not encrypted")
    return field


class SealedAttribute(DeferredAttribute):
    """Opens a sealed value when it is read for the first time."""

    field: "SealedField"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = instance.__dict__[self.field.attname] = self.field.open_for(instance.pk, value)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedField(AnyField):
    """What every encrypted column does; subclasses say how a value becomes text and back."""

    descriptor_class = SealedAttribute

    def dump(self, value: Any) -> str:
        raise NotImplementedError

    def load(self, text: str) -> Any:
        raise NotImplementedError

    def context(self, pk: object) -> str:
        if pk is None:
            raise ValueError(f"{self}: encrypted columns need a primary key that is known before saving")
        return f"{self.model._meta.db_table}.{self.column}.{pk}"

    def seal_for(self, pk: object, value: Any) -> Sealed | None:
        if value is None or isinstance(value, Sealed):
            return value
        text = self.dump(value)
        return seal(text, self.context(pk)) if text else Sealed("")

    def open_for(self, pk: object, value: str | None) -> Any:
        if value is None:
            return None
        return self.load(unseal(value, self.context(pk)) if value else "")

    def get_internal_type(self) -> str:
        return "TextField"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        """Seal for the row; what was never opened is written back as it is."""
        value = model_instance.__dict__.get(self.attname)
        if isinstance(value, Sealed) and add:
            value = self.open_for(model_instance.pk, value)
        return self.seal_for(model_instance.pk, value)

    def get_prep_value(self, value: Any) -> Any:
        """Refuse to put clear text into a query; only values sealed for their row pass."""
        if value is None or isinstance(value, Sealed) or hasattr(value, "resolve_expression"):
            return value
        raise TypeError(f"{self}: seal the value for its row first (encryption.sealed_case)")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        value = value if prepared else self.get_prep_value(value)
        return str(value) if isinstance(value, Sealed) else value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return value if hasattr(value, "as_sql") else self.get_db_prep_value(value, connection)

    def get_lookup(self, lookup_name: str) -> Any:
        """Only equality of sealed values (and NULL): what is inside cannot be searched."""
        return models.Field.get_lookup(self, lookup_name) if lookup_name in ALLOWED_LOOKUPS else None

    def get_transform(self, lookup_name: str) -> Any:
        return None


class EncryptedTextField(SealedField, TextField):
    """A `TextField` that only this site can read."""

    def dump(self, value: Any) -> str:
        return str(value)

    def load(self, text: str) -> str:
        return text


class EncryptedJSONField(SealedField, models.JSONField):
    """A `JSONField` that only this site can read. Nothing in it can be queried."""

    def dump(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), cls=self.encoder)

    def load(self, text: str) -> Any:
        return json.loads(text, cls=self.decoder) if text else None
