"""REST for people: signing in by token, oneself, one's background and stories; users and plans for admins."""

from typing import Any

from django.http import HttpResponse
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import generics, status
from rest_framework.filters import OrderingFilter, SearchFilter
from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from accounts import access, holdings, limits, people, profiles, quotas, registration, serializers, signin, tokens
from accounts.models import Plan, Story, User
from accounts.tokens import CookieAuthentication


def signed_in(request: Request) -> User:
    """Who asks; the views without `AllowAny` are only for them."""
    assert isinstance(request.user, User)
    return request.user


class Open(APIView):
    """For strangers; a token or cookie that is sent along is not looked at."""

    permission_classes = (AllowAny,)
    authentication_classes: tuple[type[Any], ...] = ()


# -- signing in ----------------------------------------------------------------------------


class Register(Open):
    authentication_classes = (CookieAuthentication,)

    @extend_schema(
        request=serializers.RegisterSerializer, responses={201: serializers.RegisteredSerializer}, tags=["auth"]
    )
    def post(self, request: Request) -> Response:
        """Make an account. A guest's cookie turns the guest into it."""
        limits.hit_address("registration", request.META)
        wanted = serializers.RegisterSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        guest = request.user if isinstance(request.user, User) and request.user.is_guest else None
        user = registration.register(wanted.wish(), guest)
        return Response(serializers.RegisteredSerializer(user).data, status=status.HTTP_201_CREATED)


class SignIn(Open):
    @extend_schema(request=serializers.SignInSerializer, responses=serializers.TokensSerializer, tags=["auth"])
    def post(self, request: Request) -> Response:
        """Sign in; the answer holds both tokens."""
        limits.hit_address("login", request.META)
        sent = serializers.SignInSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        user = signin.authenticate(**sent.validated_data)
        return Response(tokens.issue(user, request.META.get("HTTP_USER_AGENT", "")))


class Refresh(Open):
    @extend_schema(request=serializers.RefreshSerializer, responses=serializers.TokensSerializer, tags=["auth"])
    def post(self, request: Request) -> Response:
        """Both tokens anew."""
        limits.hit_address("refresh", request.META)
        sent = serializers.RefreshSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return Response(tokens.refresh(sent.validated_data["refresh"]))


class Revoke(Open):
    @extend_schema(
        request=serializers.RefreshSerializer, responses={200: OpenApiResponse(OpenApiTypes.OBJECT)}, tags=["auth"]
    )
    def post(self, request: Request) -> Response:
        """Sign out: the session's tokens and sockets end. May be repeated."""
        limits.hit_address("refresh", request.META)
        sent = serializers.RefreshSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        tokens.revoke(sent.validated_data["refresh"])
        return Response({})


# -- oneself -------------------------------------------------------------------------------


class Me(APIView):
    @extend_schema(responses=serializers.MeSerializer, tags=["me"])
    def get(self, request: Request) -> Response:
        """One's account."""
        return Response(serializers.MeSerializer(signed_in(request)).data)

    @extend_schema(request=serializers.MeSerializer, responses=serializers.MeSerializer, tags=["me"])
    def patch(self, request: Request) -> Response:
        """Change name or language of the pages."""
        sent = serializers.MeSerializer(signed_in(request), data=request.data, partial=True)
        sent.is_valid(raise_exception=True)
        user = profiles.change_preferences(signed_in(request), sent.validated_data)
        return Response(serializers.MeSerializer(user).data)

    @extend_schema(responses={204: None}, tags=["me"])
    def delete(self, request: Request) -> Response:
        """Delete the account with everything in it, at once and for good."""
        people.leave(signed_in(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class Access(APIView):
    @extend_schema(responses=serializers.AccessSerializer, tags=["me"])
    def get(self, request: Request) -> Response:
        """What one may do."""
        user = signed_in(request)
        shown = {
            "role": user.role,
            "permissions": sorted(access.permissions(user)),
            "features": sorted(access.features(user)),
        }
        return Response(shown)


class Usage(APIView):
    @extend_schema(responses=serializers.UsageSerializer, tags=["me"])
    def get(self, request: Request) -> Response:
        """How much of the plan is used."""
        user = signed_in(request)
        return Response({"plan": user.plan_id, "quotas": quotas.report(user)})


class Export(APIView):
    @extend_schema(responses={(200, "application/zip"): OpenApiTypes.BINARY}, tags=["me"])
    def get(self, request: Request) -> HttpResponse:
        """Everything held about oneself, as one ZIP of JSON files."""
        answer = HttpResponse(holdings.archive(signed_in(request)), content_type="application/zip")
        answer["Content-Disposition"] = 'attachment; filename="viva-export.zip"'
        answer["Cache-Control"] = "no-store"
        return answer


class PersonalInfo(APIView):
    @extend_schema(responses=serializers.PersonalInfoSerializer, tags=["me"])
    def get(self, request: Request) -> Response:
        """One's background."""
        return Response(serializers.PersonalInfoSerializer(profiles.personal_info(signed_in(request))).data)

    @extend_schema(
        request=serializers.PersonalInfoSerializer, responses=serializers.PersonalInfoSerializer, tags=["me"]
    )
    def put(self, request: Request) -> Response:
        """Put a background in place of the stored one."""
        sent = serializers.PersonalInfoSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        info = profiles.write_personal_info(signed_in(request), sent.validated_data)
        return Response(serializers.PersonalInfoSerializer(info).data)


class Stories(APIView):
    @extend_schema(responses=serializers.StorySerializer(many=True), tags=["me"])
    def get(self, request: Request) -> Response:
        """One's stories, the newest first."""
        return Response(serializers.StorySerializer(Story.objects.for_user(signed_in(request)), many=True).data)

    @extend_schema(request=serializers.StorySerializer, responses={201: serializers.StorySerializer}, tags=["me"])
    def post(self, request: Request) -> Response:
        """Write a story."""
        sent = serializers.StorySerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        story = profiles.add_story(signed_in(request), sent.validated_data)
        return Response(serializers.StorySerializer(story).data, status=status.HTTP_201_CREATED)


class OneStory(APIView):
    @extend_schema(responses=serializers.StorySerializer, tags=["me"])
    def get(self, request: Request, story_id: str) -> Response:
        """A story of one's own."""
        return Response(serializers.StorySerializer(profiles.story(signed_in(request), story_id)).data)

    @extend_schema(request=serializers.StorySerializer, responses=serializers.StorySerializer, tags=["me"])
    def put(self, request: Request, story_id: str) -> Response:
        """Put a story in place of the stored one."""
        return self._write(request, story_id, partial=False)

    @extend_schema(request=serializers.StorySerializer, responses=serializers.StorySerializer, tags=["me"])
    def patch(self, request: Request, story_id: str) -> Response:
        """Change a story."""
        return self._write(request, story_id, partial=True)

    @extend_schema(responses={204: None}, tags=["me"])
    def delete(self, request: Request, story_id: str) -> Response:
        """Delete a story."""
        profiles.story(signed_in(request), story_id).delete()
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _write(self, request: Request, story_id: str, *, partial: bool) -> Response:
        user = signed_in(request)
        kept = profiles.story(user, story_id)
        sent = serializers.StorySerializer(kept, data=request.data, partial=partial)
        sent.is_valid(raise_exception=True)
        return Response(serializers.StorySerializer(profiles.change_story(user, kept, sent.validated_data)).data)


# -- for admins ----------------------------------------------------------------------------


class ManagesUsers(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        return access.may(signed_in(request), "users.manage")


class ReadsPlans(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        return access.may(signed_in(request), "plans.read")


class UserFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter is not typed
    isActive = filters.BooleanFilter(field_name="is_active")
    isGuest = filters.BooleanFilter(field_name="is_guest")
    plan = filters.CharFilter(field_name="plan_id")

    class Meta:
        model = User
        fields = ("role",)


@extend_schema(tags=["admin"])
class Users(generics.ListAPIView[User]):
    """All users, searched in email and name, filtered by role, plan and state."""

    permission_classes = (IsAuthenticated, ManagesUsers)
    serializer_class = serializers.UserSerializer
    queryset = User.objects.order_by("-created", "id")
    filter_backends = (filters.DjangoFilterBackend, SearchFilter, OrderingFilter)
    filterset_class = UserFilter
    search_fields = ("email", "name")
    ordering_fields = ("created", "email")


class OneUser(APIView):
    permission_classes = (IsAuthenticated, ManagesUsers)

    @extend_schema(responses=serializers.UserSerializer, tags=["admin"])
    def get(self, request: Request, user_id: str) -> Response:
        """A user."""
        return Response(serializers.UserSerializer(people.find(signed_in(request), user_id)).data)

    @extend_schema(request=serializers.UserSerializer, responses=serializers.UserSerializer, tags=["admin"])
    def patch(self, request: Request, user_id: str) -> Response:
        """Change role, plan, name, or whether the account is active."""
        actor = signed_in(request)
        user = people.find(actor, user_id)
        sent = serializers.UserSerializer(user, data=request.data, partial=True)
        sent.is_valid(raise_exception=True)
        return Response(serializers.UserSerializer(people.change(actor, user, **sent.changes())).data)


@extend_schema(tags=["admin"])
class Plans(generics.ListAPIView[Plan]):
    """The plans with their limits."""

    permission_classes = (IsAuthenticated, ReadsPlans)
    pagination_class = None
    filter_backends: tuple[type[Any], ...] = ()
    queryset = Plan.objects.all()
    serializer_class: type[BaseSerializer[Plan]] = serializers.PlanSerializer
