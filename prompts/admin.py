"""The admin of everything here. What is saved is in force at once in every process; nothing is decided here."""

from typing import Any, TypeVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prompts import catalog, exchange, publishing
from prompts.forms import PhraseForm, QuestionForm, TemplateForm, TypeForm, TypeWordingForm
from prompts.generics import ModelAdmin, StackedInline, TabularInline
from prompts.models import (
    Criterion,
    CriterionWording,
    InterviewType,
    Language,
    Phrase,
    PromptTemplate,
    PromptVersion,
    Question,
    Release,
    TypeWording,
)

Row = TypeVar("Row", bound=Model)


class CatalogAdmin(ModelAdmin[Row]):
    """Tells the catalog whenever something was written."""

    list_per_page = 50

    def save_model(self, request: HttpRequest, obj: Row, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        catalog.changed()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        catalog.changed()

    def delete_model(self, request: HttpRequest, obj: Row) -> None:
        super().delete_model(request, obj)
        catalog.changed()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Row]) -> None:
        super().delete_queryset(request, queryset)
        catalog.changed()


@admin.register(Language)
class LanguageAdmin(CatalogAdmin[Language]):
    list_display = ("name", "code", "locale", "date_format", "enabled", "position")
    list_filter = ("enabled",)
    search_fields = ("code", "name", "locale")


class TypeWordingInline(StackedInline[TypeWording, InterviewType]):
    model = TypeWording
    form = TypeWordingForm
    extra = 0


class CriterionInline(TabularInline[Criterion, InterviewType]):
    model = Criterion
    extra = 0
    show_change_link = True


@admin.register(InterviewType)
class InterviewTypeAdmin(CatalogAdmin[InterviewType]):
    form = TypeForm
    list_display = ("code", "names", "enabled", "length", "position")
    list_filter = ("enabled",)
    search_fields = ("code", "wordings__name")
    inlines = (TypeWordingInline, CriterionInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[InterviewType]:
        return super().get_queryset(request).prefetch_related("wordings")

    @admin.display(description=gettext_lazy("names"))
    def names(self, row: InterviewType) -> str:
        return " · ".join(wording.name for wording in row.wordings.all())

    @admin.display(description=gettext_lazy("time limit (min)"), ordering="time_limit")
    def length(self, row: InterviewType) -> str:
        return f"{row.time_limit / 60:g}" if row.time_limit else "–"


class CriterionWordingInline(StackedInline[CriterionWording, Criterion]):
    model = CriterionWording
    extra = 0


@admin.register(Criterion)
class CriterionAdmin(CatalogAdmin[Criterion]):
    list_display = ("key", "seat", "type", "weight", "position")
    list_filter = ("seat", "type")
    list_select_related = ("type",)
    search_fields = ("key", "wordings__name")
    inlines = (CriterionWordingInline,)


@admin.register(Question)
class QuestionAdmin(CatalogAdmin[Question]):
    form = QuestionForm
    list_display = ("beginning", "key", "enabled", "type", "language", "competency")
    empty_value_display = gettext_lazy("any")
    list_filter = ("type", "language", "competency", "level", "enabled")
    list_select_related = ("type", "language")
    search_fields = ("key", "text", "competency")
    save_as = True
    fieldsets = (
        (None, {"fields": ("type", "language", "key", "text", "competency", "level", "minutes", "parts")}),
        (gettext_lazy("Judging"), {"fields": ("full_answer", "anchors", "red_flags")}),
        (
            gettext_lazy("Coding"),
            {
                "fields": ("statement", "examples", "tests", "clarifications", "hints", "complexity"),
                "classes": ("collapse",),
            },
        ),
        (None, {"fields": ("enabled", "position")}),
    )
    actions = ("export",)

    @admin.display(description=gettext_lazy("text"), ordering="text")
    def beginning(self, row: Question) -> str:
        return Truncator(row.text).chars(90)

    @admin.action(description=gettext_lazy("Export as JSON"))
    def export(self, request: HttpRequest, queryset: QuerySet[Question]) -> HttpResponse:
        """The chosen questions as a file that can be imported again."""
        response = HttpResponse(exchange.dump(queryset), content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="questions.json"'
        return response

    def get_urls(self) -> list[Any]:
        load = path("import/", self.admin_site.admin_view(self.load), name="prompts_question_import")
        return [load, *super().get_urls()]

    def load(self, request: HttpRequest) -> HttpResponse:
        """Take a file of questions in, all or none."""
        if not self.has_add_permission(request) or not self.has_change_permission(request):
            raise PermissionDenied
        file = request.FILES.get("file")
        if request.method == "POST" and file is not None:
            try:
                count = exchange.load(file.read(exchange.LARGEST).decode("utf-8", "replace"))
            except ValidationError as wrong:
                self.message_user(request, " ".join(wrong.messages), messages.ERROR)
            else:
                self.message_user(request, _("%(count)s questions were taken in.") % {"count": count})
                return redirect("admin:prompts_question_changelist")
        shown = {**self.admin_site.each_context(request), "title": _("Import questions"), "opts": self.opts}
        return render(request, "admin/prompts/question/import.html", shown)


@admin.register(Phrase)
class PhraseAdmin(CatalogAdmin[Phrase]):
    form = PhraseForm
    list_display = ("kind", "type", "language", "position", "text")
    list_filter = ("kind", "type", "language")
    list_select_related = ("type", "language")
    search_fields = ("text",)
    save_as = True


class ReadOnly(ModelAdmin[Row]):
    """To look at; written elsewhere."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False


class VersionInline(TabularInline[PromptVersion, PromptTemplate]):
    """The versions of a template, newest first, to look at."""

    model = PromptVersion
    fields = readonly_fields = ("number", "labels", "note", "created", "text")
    ordering = ("-number",)
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[PromptVersion]:
        return super().get_queryset(request).prefetch_related("releases")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("in force"))
    def labels(self, row: PromptVersion) -> str:
        return _labels(row)


@admin.register(PromptTemplate)
class PromptTemplateAdmin(CatalogAdmin[PromptTemplate]):
    form = TemplateForm
    list_display = ("voice", "profile", "language", "type", "in_force", "count")
    list_filter = ("voice", "profile", "language", "type")
    list_select_related = ("type", "language")
    search_fields = ("voice", "versions__text", "versions__note")
    inlines = (VersionInline,)
    actions = ("roll_back",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[PromptTemplate]:
        rows = super().get_queryset(request).prefetch_related("releases__version")
        return rows.annotate(version_count=Count("versions", distinct=True))

    def get_readonly_fields(self, request: HttpRequest, obj: PromptTemplate | None = None) -> tuple[str, ...]:
        """The place of a template stays; another place is another template."""
        return ("type", "language", "voice", "profile") if obj else ()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        form.write(request.user.pk)
        super().save_related(request, form, formsets, change)

    @admin.display(description=gettext_lazy("in force"))
    def in_force(self, row: PromptTemplate) -> str:
        current = [f"{each.label} v{each.version.number}" for each in row.releases.all() if each.in_force]
        return ", ".join(sorted(current)) or "–"

    @admin.display(description=gettext_lazy("versions"), ordering="version_count")
    def count(self, row: Any) -> int:
        return int(row.version_count)

    @admin.action(description=gettext_lazy("Roll production back to the version before"), permissions=["change"])
    def roll_back(self, request: HttpRequest, queryset: QuerySet[PromptTemplate]) -> None:
        for template in queryset:
            try:
                version = publishing.rollback(template, by=request.user.pk)
            except ValidationError as exc:
                self.message_user(request, f"{template}: {' '.join(exc.messages)}", messages.ERROR)
            else:
                text = _("%(template)s: version %(number)s is in force.")
                self.message_user(request, text % {"template": template, "number": version.number})


@admin.register(PromptVersion)
class PromptVersionAdmin(ReadOnly[PromptVersion]):
    list_display = ("template", "number", "labels", "note", "created")
    list_filter = ("template__voice", "template__profile", "template__language", "template__type", "releases__label")
    search_fields = ("text", "note")
    readonly_fields = ("template", "number", "note", "created", "whole_text")
    exclude = ("text",)
    actions = ("publish", "stage")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PromptVersion]:
        rows = super().get_queryset(request).prefetch_related("releases")
        return rows.select_related("template__type", "template__language")

    @admin.display(description=gettext_lazy("in force"))
    def labels(self, row: PromptVersion) -> str:
        return _labels(row)

    @admin.display(description=gettext_lazy("text"))
    def whole_text(self, row: PromptVersion) -> str:
        return format_html("<pre>{}</pre>", row.text)

    @admin.action(description=gettext_lazy("Put in force"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[PromptVersion]) -> None:
        self._publish(request, queryset, Release.Label.PRODUCTION)

    @admin.action(description=gettext_lazy("Put on staging"), permissions=["publish"])
    def stage(self, request: HttpRequest, queryset: QuerySet[PromptVersion]) -> None:
        self._publish(request, queryset, Release.Label.STAGING)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("prompts.change_prompttemplate")

    def _publish(self, request: HttpRequest, queryset: QuerySet[PromptVersion], label: str) -> None:
        for version in queryset:
            publishing.publish(version, label, by=request.user.pk)
        done = ngettext("%(count)s version is in force.", "%(count)s versions are in force.", len(queryset))
        self.message_user(request, done % {"count": len(queryset)})


@admin.register(Release)
class ReleaseAdmin(ReadOnly[Release]):
    list_display = ("version", "label", "in_force", "rolled_back", "at")
    list_filter = ("label", "in_force", "rolled_back", "template__voice", "template__language")
    list_select_related = ("version__template__type", "version__template__language")
    search_fields = ("version__note", "version__text")


def _labels(row: PromptVersion) -> str:
    return ", ".join(sorted(release.get_label_display() for release in row.releases.all() if release.in_force))
