"""The statements of a question, compiled once for each thread of the database.

Django compiles a query anew each time it is asked; for the dozen statements of one question that
is most of their cost. Here a queryset is compiled when it is first asked, and asked again with
other values in its slots. What a statement means is said where it belongs, in models and querysets;
columns seal, adapt and convert their values as always. Everything off the hot path uses the ORM.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.expressions import Expression
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=models.Model)

Row = tuple[Any, ...]


class Slot(Expression):
    """A place in a queryset that each asking fills.

    Args:
        name: under which the value is given.
        field: how the value is adapted for the database.
    """

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class _Compiled:
    """A queryset's SQL, with slots among its parameters, and how its rows become what it yields."""

    def __init__(self, queryset: models.QuerySet[Any, Any], *, objects: bool) -> None:
        compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.params = compiler.as_sql()
        self.compiler = compiler
        self.converters = compiler.get_converters([select[0] for select in compiler.select])
        self.info = compiler.klass_info if objects else None
        if self.info:
            own = self.info["select_fields"]
            self.start, self.end = own[0], own[-1] + 1
            self.names = [select[0].target.attname for select in compiler.select[self.start : self.end]]
            self.populators = get_related_populators(  # type: ignore[call-arg]  # the stubs are of a later Django
                self.info, compiler.select, queryset.db
            )

    def ask(self, values: Mapping[str, Any]) -> list[Any]:
        params = [
            param.output_field.get_db_prep_value(values[param.name], connection) if isinstance(param, Slot) else param
            for param in self.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            rows: Iterable[Any] = cursor.fetchall()
        if self.converters:
            rows = self.compiler.apply_converters(rows, self.converters)
        return [self._instance(row) for row in rows] if self.info else [tuple(row) for row in rows]

    def _instance(self, row: Any) -> Any:
        assert self.info
        instance = self.info["model"].from_db(connection.alias, self.names, row[self.start : self.end])
        for populator in self.populators:
            populator.populate(row, instance)
        return instance


class _Prepared:
    objects = False

    def __init__(self, build: Callable[[], models.QuerySet[Any, Any]]) -> None:
        self._build = build
        self._thread = threading.local()

    def _ask(self, values: Mapping[str, Any]) -> list[Any]:
        compiled = getattr(self._thread, "compiled", None)
        if compiled is None or compiled[0] is not connection.settings_dict:
            compiled = self._thread.compiled = (
                connection.settings_dict,
                _Compiled(self._build(), objects=self.objects),
            )
        found: list[Any] = compiled[1].ask(values)
        return found


class Objects(_Prepared, Generic[M]):
    """A queryset of rows as objects; `build` makes it, with slots, when it is first asked."""

    objects = True

    def __init__(self, build: Callable[[], models.QuerySet[M, M]]) -> None:
        super().__init__(build)

    def __call__(self, **values: Any) -> list[M]:
        return self._ask(values)


class Tuples(_Prepared):
    """A `values_list` queryset, likewise."""

    def __call__(self, **values: Any) -> list[Row]:
        return self._ask(values)


_inserts: dict[type[models.Model], str] = {}
_updates: dict[Any, tuple[str, list[Any], list[Any]]] = {}


def insert(instance: models.Model) -> None:
    """`instance.save(force_insert=True)` of a row whose key is known before."""
    model = type(instance)
    fields = model._meta.local_concrete_fields
    if model not in _inserts:
        columns = ", ".join(_quoted(field) for field in fields)
        _inserts[model] = (
            f"INSERT INTO {_table(model)} ({columns}) "  # noqa: S608 - names of columns
            f"VALUES ({', '.join(['%s'] * len(fields))})"
        )
    params = [field.get_db_prep_save(field.pre_save(instance, True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_inserts[model], params)
    instance._state.adding, instance._state.db = False, connection.alias


def update(instance: models.Model, names: tuple[str, ...], **where: Any) -> int:
    """Write columns of a row, if it still is as `where` says.

    Returns:
        How many rows that were: 1 or 0.
    """
    model = type(instance)
    text, fields, guards = _updating(model, names, tuple(where))
    params = [field.get_db_prep_save(field.pre_save(instance, False), connection) for field in fields]
    params += _guarded(guards, (instance.pk, *where.values()))
    with connection.cursor() as cursor:
        cursor.execute(text, params)
        return int(cursor.rowcount)


def update_sealed(model: type[models.Model], name: str, values: Mapping[Any, str], **where: Any) -> None:
    """Write an encrypted column of many rows, each if it still is as `where` says; in the caller's transaction.

    Args:
        values: primary key → the row's new value, in the clear.
    """
    text, fields, guards = _updating(model, (name,), tuple(where))
    field = fields[0]
    rows = [
        [field.get_db_prep_save(field.seal_for(pk, value), connection), *_guarded(guards, (pk, *where.values()))]
        for pk, value in values.items()
    ]
    with connection.cursor() as cursor:
        cursor.executemany(text, rows)


def _updating(
    model: type[models.Model], names: tuple[str, ...], where: tuple[str, ...]
) -> tuple[str, list[Any], list[Any]]:
    """The statement that writes columns of a row, the columns, and those that find it: its key, then the guards."""
    key = (model, names, *where)
    if key not in _updates:
        fields: list[Any] = [model._meta.get_field(name) for name in names]
        guards: list[Any] = [model._meta.pk, *(model._meta.get_field(name) for name in where)]
        pairs = ", ".join(f"{_quoted(field)} = %s" for field in fields)
        guard = " AND ".join(f"{_quoted(field)} = %s" for field in guards)
        _updates[key] = f"UPDATE {_table(model)} SET {pairs} WHERE {guard}", fields, guards  # noqa: S608 - names of columns
    return _updates[key]


def _guarded(guards: list[Any], values: tuple[Any, ...]) -> list[Any]:
    return [field.get_db_prep_value(value, connection) for field, value in zip(guards, values, strict=True)]


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _quoted(field: Any) -> str:
    return connection.ops.quote_name(field.column)
