"""The description of REST for machines (`/api/schema/`) and for people (`/api/docs/`)."""

from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.utils.decorators import method_decorator
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

ERROR: dict[str, Any] = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "details"],
            "properties": {
                "code": {"type": "string", "example": "VALIDATION_ERROR"},
                "message": {"type": "string", "description": "For people, in the language of the request."},
                "details": {"type": "object", "additionalProperties": True},
            },
        }
    },
}


def with_errors(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """A hook of drf-spectacular: every operation may answer with the one shape of an error."""
    result["components"].setdefault("schemas", {})["Error"] = ERROR
    answer = {
        "description": "An error; `docs/protocol.md` lists the codes.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = answer
    return result


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # partly untyped
    """How an access token is sent."""

    target_class = "accounts.tokens.TokenAuthentication"
    name = "accessToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}


class CookieScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # partly untyped
    """The site's session cookie."""

    target_class = "accounts.tokens.CookieAuthentication"
    name = "cookie"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}


class Schema(SpectacularAPIView):
    """OpenAPI as JSON, or as YAML with `?format=yaml`."""

    renderer_classes = [OpenApiJsonRenderer, OpenApiYamlRenderer]


@method_decorator(csp_replace({"require-trusted-types-for": None}), name="dispatch")
class Docs(SpectacularSwaggerSplitView):
    """Swagger UI from this origin. It writes markup the old way, so only its page goes without Trusted Types."""
