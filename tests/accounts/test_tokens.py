"""What a token is worth, and when it is worth nothing any more."""

import base64
import json
from datetime import timedelta
from typing import Any

import jwt
import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.utils import timezone
from rest_framework.test import APIClient

from accounts import sessions, signing, tokens
from accounts.errors import Unauthenticated
from accounts.models import Session, User
from tests.accounts.conftest import PASSWORD

ME = "/api/v1/me"
TOKEN, REFRESH, REVOKE = "/api/v1/auth/token", "/api/v1/auth/token/refresh", "/api/v1/auth/token/revoke"


def sign_in(rest: APIClient, user: User) -> dict[str, str]:
    answer = rest.post(TOKEN, {"email": user.email, "password": PASSWORD}, format="json")
    assert answer.status_code == 200, answer.content
    pair: dict[str, str] = answer.json()
    return pair


def status_with(access: str) -> int:
    return int(APIClient().get(ME, HTTP_AUTHORIZATION=f"Bearer {access}").status_code)


def refreshed(refresh: str) -> Any:
    return APIClient().post(REFRESH, {"refresh": refresh}, format="json")


def claims_of(token: str) -> dict[str, Any]:
    claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return claims


def forged(claims: dict[str, Any], key: bytes, algorithm: str = "HS256", kid: str | None = None) -> str:
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid} if kid else None)


def test_it_signs_in_with_fifteen_minutes_of_access(rest: APIClient, owner: User) -> None:
    pair = sign_in(rest, owner)
    assert set(pair) == {"access", "refresh"}
    claims = claims_of(pair["access"])
    assert claims["exp"] - claims["iat"] == 15 * 60
    assert {"iss", "aud", "sid", "sub", "jti"} <= set(claims)
    assert jwt.get_unverified_header(pair["access"])["kid"]
    assert status_with(pair["access"]) == 200


def test_it_refuses_alg_none_a_foreign_key_and_a_foreign_kid(owner: User) -> None:
    good = tokens.issue(owner)["access"]
    claims, kid = claims_of(good), jwt.get_unverified_header(good)["kid"]
    head = base64.urlsafe_b64encode(json.dumps({"alg": "none", "kid": kid}).encode()).rstrip(b"=").decode()
    assert status_with(f"{head}.{good.split('.')[1]}.") == 401
    foreign = b"x" * 32
    assert status_with(forged(claims, foreign, kid=kid)) == 401
    assert status_with(forged(claims, foreign, kid="ffffffff")) == 401
    assert status_with(forged(claims, foreign)) == 401


@pytest.mark.parametrize("change", ["aud", "iss", "sid", "sub", "exp", "av", "jti", "token_type"])
def test_it_refuses_a_genuine_token_without_one_of_its_claims(owner: User, change: str) -> None:
    good = tokens.issue(owner)["access"]
    claims = claims_of(good)
    del claims[change]
    kid, key = next(iter(signing._keys().items()))
    assert status_with(forged(claims, key, kid=kid)) == 401


@pytest.mark.parametrize(
    ("claim", "value"), [("aud", "other"), ("iss", "other"), ("sid", "x"), ("sub", "x"), ("av", "1")]
)
def test_it_refuses_a_genuine_token_with_a_wrong_claim(owner: User, claim: str, value: str) -> None:
    claims = claims_of(tokens.issue(owner)["access"]) | {claim: value}
    kid, key = next(iter(signing._keys().items()))
    assert status_with(forged(claims, key, kid=kid)) == 401


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "eyJ.eyJ.x", "é.é.é", "." * 50, "e30.e30.e30"])
def test_it_answers_nonsense_with_401(owner: User, token: str) -> None:
    assert refreshed(token or "x").status_code == 401
    with pytest.raises(Unauthenticated):
        tokens.verify(token)


def test_it_refuses_an_expired_token(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing.Access, "lifetime", timedelta(seconds=-1))
    monkeypatch.setattr(signing.Refresh, "lifetime", timedelta(seconds=-1))
    pair = tokens.issue(owner)
    assert status_with(pair["access"]) == 401
    assert refreshed(pair["refresh"]).status_code == 401


def test_it_does_not_take_one_kind_for_the_other(owner: User) -> None:
    pair = tokens.issue(owner)
    assert status_with(pair["refresh"]) == 401
    assert refreshed(pair["access"]).status_code == 401


def test_it_renews_both_and_the_new_ones_serve(owner: User) -> None:
    pair = tokens.issue(owner)
    fresh = refreshed(pair["refresh"])
    assert fresh.status_code == 200
    assert status_with(fresh.json()["access"]) == 200
    assert refreshed(fresh.json()["refresh"]).status_code == 200


def test_it_ends_the_session_when_a_refresh_token_comes_twice(owner: User) -> None:
    pair = tokens.issue(owner)
    successor = refreshed(pair["refresh"]).json()
    assert refreshed(pair["refresh"]).status_code == 401
    assert status_with(successor["access"]) == 401
    assert refreshed(successor["refresh"]).status_code == 401
    assert status_with(pair["access"]) == 401


def test_it_leaves_other_sessions_alone_when_one_ends(owner: User) -> None:
    one, other = tokens.issue(owner), tokens.issue(owner)
    refreshed(one["refresh"])
    refreshed(one["refresh"])
    assert status_with(other["access"]) == 200


def test_it_revokes_access_tokens_too_and_says_so_again(rest: APIClient, owner: User) -> None:
    pair = tokens.issue(owner)
    for _ in range(2):
        assert rest.post(REVOKE, {"refresh": pair["refresh"]}, format="json").status_code == 200
    assert status_with(pair["access"]) == 401
    assert refreshed(pair["refresh"]).status_code == 401
    assert rest.post(REVOKE, {"refresh": "x"}, format="json").status_code == 401


def test_it_revokes_by_a_refresh_token_that_has_served(rest: APIClient, owner: User) -> None:
    pair = tokens.issue(owner)
    fresh = refreshed(pair["refresh"]).json()
    assert rest.post(REVOKE, {"refresh": pair["refresh"]}, format="json").status_code == 200
    assert status_with(fresh["access"]) == 401


def test_it_answers_401_for_who_was_deleted(owner: User) -> None:
    pair = tokens.issue(owner)
    owner.delete()
    assert status_with(pair["access"]) == 401
    assert refreshed(pair["refresh"]).status_code == 401


def test_it_answers_401_for_who_was_deactivated(owner: User) -> None:
    pair = tokens.issue(owner)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert status_with(pair["access"]) == 401
    assert refreshed(pair["refresh"]).status_code == 401


def test_it_ends_everything_with_a_new_password(owner: User) -> None:
    pair = tokens.issue(owner)
    owner.set_password("another-password-7")
    owner.save()
    assert status_with(pair["access"]) == 401
    assert refreshed(pair["refresh"]).status_code == 401
    assert status_with(tokens.issue(owner)["access"]) == 200


def test_it_ends_everything_with_sign_out_everywhere(owner: User) -> None:
    pair = tokens.issue(owner)
    sessions.end_all(owner)
    assert status_with(pair["access"]) == 401
    assert refreshed(pair["refresh"]).status_code == 401


def test_it_keeps_tokens_when_the_hash_moves_to_another_hasher(owner: User, settings: Any) -> None:
    pair = tokens.issue(owner)
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    assert owner.check_password(PASSWORD)
    assert User.objects.get().password.startswith("scrypt")
    assert status_with(pair["access"]) == 200


def test_it_accepts_tokens_of_a_former_secret_and_signs_with_the_new_one(owner: User, settings: Any) -> None:
    pair = tokens.issue(owner)
    former = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new secret of good length, honestly", [former]
    assert status_with(pair["access"]) == 200
    fresh = refreshed(pair["refresh"]).json()
    settings.SECRET_KEY_FALLBACKS = []
    assert status_with(fresh["access"]) == 200
    assert status_with(pair["access"]) == 401


def test_it_answers_alike_for_unknown_addresses_wrong_passwords_and_guests(rest: APIClient, owner: User) -> None:
    guest = User.objects.create_user("g@guest.invalid", is_guest=True)
    User.objects.create_user("off@example.org", PASSWORD, is_active=False)
    answers = {
        rest.post(TOKEN, {"email": email, "password": password}, format="json").content
        for email, password in [
            (owner.email, "wrong"),
            ("nobody@example.org", "wrong"),
            ("off@example.org", PASSWORD),
            (guest.email, "wrong"),
            ("not an address", "wrong"),
        ]
    }
    assert len(answers) == 1


def test_it_works_as_hard_for_unknown_addresses_as_for_known_ones(
    rest: APIClient, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    hash_once = MD5PasswordHasher.encode

    def counted(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return hash_once(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    for email in (owner.email, "nobody@example.org"):
        rest.post(TOKEN, {"email": email, "password": "wrong"}, format="json")
    assert hashed == ["wrong", "wrong"]


def test_it_forgets_sessions_that_expired(owner: User) -> None:
    tokens.issue(owner)
    Session.objects.update(expires=timezone.now() - timedelta(days=1))
    tokens.issue(owner)
    assert sessions.purge() == 1


def test_it_leaves_other_schemes_to_others(rest: APIClient) -> None:
    answer = rest.get(ME, HTTP_AUTHORIZATION="Basic eDp5")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
