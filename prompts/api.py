"""REST: `interview-types` and `languages`, read only, from the catalog."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from prompts import catalog
from prompts.inforce import FALLBACK, CriterionInForce, LanguageInForce, TypeInForce
from prompts.serializers import InterviewTypeSerializer, LanguageSerializer

LANGUAGE = OpenApiParameter("language", str, description="Code or locale; left out: the account's.")


class InterviewTypes(APIView):
    @extend_schema(
        operation_id="interview_types_list", parameters=[LANGUAGE], responses=InterviewTypeSerializer(many=True)
    )
    def get(self, request: Request) -> Response:
        """All kinds of interview, in one language."""
        language = _asked_for(request)
        shown = [_type(each, language) for each in catalog.types()]
        return Response(InterviewTypeSerializer(shown, many=True).data)


class Languages(APIView):
    @extend_schema(operation_id="languages_list", responses=LanguageSerializer(many=True))
    def get(self, request: Request) -> Response:
        """All languages that interviews can be held in."""
        return Response(LanguageSerializer(map(_language, catalog.languages()), many=True).data)


def _type(each: TypeInForce, language: str) -> dict[str, Any]:
    return {
        "type": each.code,
        "name": each.name_in(language),
        "description": each.description_in(language),
        "prompts": [question.text for question in catalog.questions(each.code, language)],
        "evaluation": {"criteria": [_criterion(criterion, language) for criterion in each.criteria]},
        "timeLimit": each.time_limit,
    }


def _criterion(criterion: CriterionInForce, language: str) -> dict[str, Any]:
    levels = {str(level): text for level, text in criterion.anchors_in(language).items()}
    return {"key": criterion.key, "name": criterion.name_in(language), "weight": criterion.weight, "levels": levels}


def _language(each: LanguageInForce) -> dict[str, Any]:
    return {"code": each.code, "locale": each.locale, "format": each.date_format, "name": each.name}


def _asked_for(request: Request) -> str:
    """The language of the parameter, else of the account, else of the request, else the fallback."""
    asked = request.query_params.get("language")
    if asked is not None:
        found = catalog.language(asked)
        if found is None:
            raise ValidationError({"language": [_("This language is not known.")]})
        return found.code
    for wish in (getattr(request.user, "language", ""), get_language()):
        found = catalog.language(wish.partition("-")[0]) if wish else None
        if found:
            return found.code
    return FALLBACK
