"""Django admin for people. Changes go through the services, which write them down; people's own words are not shown."""

from typing import TYPE_CHECKING, Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts import audit, invites, people, sessions
from accounts.errors import Refusal
from accounts.forms import PlanForm
from accounts.models import AuditEntry, Flag, Invite, JobAd, PersonalInfo, Plan, Session, Story, Usage, User

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin
else:  # Django's class takes a parameter only while types are checked

    class ModelAdmin(admin.ModelAdmin):
        def __class_getitem__(cls, row):
            return cls


admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as allauth documents it


class ReadOnly:
    """Rows that are looked at, not written by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(ModelAdmin[User]):
    list_display = ("email", "name", "role", "plan", "is_active", "is_guest", "created")
    list_filter = ("role", "plan", "is_active", "is_guest", "created")
    search_fields = ("email", "name", "id")
    fields = ("id", "email", "name", "role", "plan", "is_active", "is_guest", "language", "created", "last_login")
    readonly_fields = ("id", "email", "is_guest", "language", "created", "last_login")
    date_hierarchy = "created"
    actions = ("sign_out", "deactivate", "activate")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Change what was changed, through `people`."""
        names = {"plan": "plan_id"}
        wanted = {names.get(name, name): getattr(obj, names.get(name, name)) for name in form.changed_data}
        self._try(request, obj, wanted)

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        """Erase the person and everything held about them."""
        people.remove(_actor(request), obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            people.remove(_actor(request), user)

    @admin.action(description=_("Sign out everywhere"))
    def sign_out(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            sessions.end_all(user)
            audit.record(_actor(request), "sign-out", user)
        self._say(request, queryset.count())

    @admin.action(description=_("Deactivate"))
    def deactivate(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        self._say(request, sum(self._try(request, user, {"is_active": False}) for user in queryset))

    @admin.action(description=_("Activate"))
    def activate(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        self._say(request, sum(self._try(request, user, {"is_active": True}) for user in queryset))

    def _try(self, request: HttpRequest, user: User, wanted: dict[str, Any]) -> bool:
        try:
            people.change(_actor(request), User.objects.get(pk=user.pk), **wanted)
        except Refusal as refusal:
            self.message_user(request, refusal.message, messages.ERROR)
            return False
        return True

    def _say(self, request: HttpRequest, count: int) -> None:
        self.message_user(request, ngettext("%d account changed.", "%d accounts changed.", count) % count)


@admin.register(Plan)
class PlanAdmin(ModelAdmin[Plan]):
    form = PlanForm
    list_display = ("key", "unlimited", "limits")
    search_fields = ("key",)
    list_filter = ("unlimited",)


@admin.register(Usage)
class UsageAdmin(ReadOnly, ModelAdmin[Usage]):
    list_display = ("user", "key", "period", "used")
    list_filter = ("key", "period")
    list_select_related = ("user",)
    search_fields = ("user__email",)


@admin.register(Flag)
class FlagAdmin(ModelAdmin[Flag]):
    list_display = ("name", "everyone", "roles", "note")
    list_filter = ("everyone", "plans")
    search_fields = ("name", "note")
    filter_horizontal = ("plans",)
    autocomplete_fields = ("people",)


@admin.register(Session)
class SessionAdmin(ReadOnly, ModelAdmin[Session]):
    list_display = ("user", "user_agent", "created", "used", "ended")
    list_filter = ("created", "ended")
    list_select_related = ("user",)
    search_fields = ("user__email", "id")
    fields = ("id", "user", "user_agent", "created", "used", "expires", "ended")
    actions = ("end",)

    @admin.action(description=_("End"))
    def end(self, request: HttpRequest, queryset: QuerySet[Session]) -> None:
        for session in queryset.select_related("user"):
            sessions.end(session.pk)
            audit.record(_actor(request), "end-session", session.user)


@admin.register(Invite)
class InviteAdmin(ModelAdmin[Invite]):
    """The link is shown once, when the invitation is made."""

    list_display = ("email", "role", "purpose", "made_by", "created", "expires", "used", "used_by")
    list_filter = ("purpose", "used", "expires")
    list_select_related = ("made_by", "used_by")
    search_fields = ("email", "used_by__email")
    fields = ("email", "role")

    def has_change_permission(self, request: HttpRequest, obj: Invite | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Invite, form: Any, change: bool) -> None:
        """Make the invitation; what the form held becomes its row."""
        made, token = invites.invite(_actor(request), email=obj.email, role=obj.role)
        obj.pk = made.pk
        shown = gettext("Send this link; it is not shown again: %s") % invites.link(token)
        self.message_user(request, shown, messages.WARNING)


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnly, ModelAdmin[AuditEntry]):
    list_display = ("at", "actor", "action", "about", "details")
    list_filter = ("action", "at")
    list_select_related = ("actor",)
    search_fields = ("actor__email", "about")
    date_hierarchy = "at"

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False


@admin.register(Story)
class StoryAdmin(ReadOnly, ModelAdmin[Story]):
    """That there are stories, and whose; never what they say."""

    list_display = ("id", "user", "created", "updated")
    list_filter = ("created",)
    list_select_related = ("user",)
    search_fields = ("user__email", "id")
    fields = ("id", "user", "created", "updated")


@admin.register(JobAd)
class JobAdAdmin(ReadOnly, ModelAdmin[JobAd]):
    """That there are job ads, and whose; never what they say."""

    list_display = ("id", "user", "created", "updated")
    list_filter = ("created",)
    list_select_related = ("user",)
    search_fields = ("user__email", "id")
    fields = ("id", "user", "created", "updated")


@admin.register(PersonalInfo)
class PersonalInfoAdmin(ReadOnly, ModelAdmin[PersonalInfo]):
    """That there is a background, and whose; never what it says."""

    list_display = ("id", "user", "updated")
    list_filter = ("updated",)
    list_select_related = ("user",)
    search_fields = ("user__email", "id")
    fields = ("id", "user", "updated")


def _actor(request: HttpRequest) -> User:
    """The admin who is signed in; nobody else comes here."""
    assert isinstance(request.user, User)
    return request.user
