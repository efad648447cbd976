"""Who is on the socket, and how soon they no longer are."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session as CookieSession
from django.test import Client
from django.utils import timezone

from accounts import identity, sessions, tokens
from accounts.identity import Identity, Refused, identify, outdated
from accounts.models import User
from tests.accounts.conftest import PASSWORD

HERE = b"https://viva.example.org"
Headers = list[tuple[bytes, bytes]]


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.SITE_URL = HERE.decode()
    settings.ALLOWED_ORIGINS = ["https://app.example.org:8443"]


@pytest.fixture
def access(owner: User) -> str:
    return tokens.issue(owner)["access"]


def cookie_of(user: User) -> str:
    browser = Client()
    browser.force_login(user)
    return str(browser.cookies["sessionid"].value)


def with_token(token: str, *more: tuple[bytes, bytes]) -> Headers:
    return [(b"authorization", b"Bearer " + token.encode()), *more]


def with_cookie(key: str, *more: tuple[bytes, bytes]) -> Headers:
    return [(b"cookie", b"theme=dark; sessionid=" + key.encode()), *more]


def code(headers: Headers, subprotocols: tuple[str, ...] = (), query: bytes = b"") -> int:
    with pytest.raises(Refused) as refused:
        identify(headers, subprotocols, query)
    assert refused.value.message
    return refused.value.close_code


def test_it_recognises_a_bearer_token_without_an_origin(owner: User, access: str) -> None:
    who = identify(with_token(access), (), b"")
    assert (who.user_id, who.email, who.auth_version) == (owner.pk, owner.email, owner.auth_version)
    assert who.session_id is not None
    assert who.expires_at is not None
    assert who.session_key is None


def test_it_recognises_the_subprotocols_token(owner: User, access: str) -> None:
    assert identify([], ("interview.v1", f"bearer.{access}"), b"").user_id == owner.pk


def test_it_recognises_the_sites_cookie_on_the_sites_pages(owner: User) -> None:
    key = cookie_of(owner)
    for origin in (HERE, b"https://app.example.org:8443"):
        who = identify(with_cookie(key, (b"origin", origin)), (), b"")
        assert (who.user_id, who.session_key, who.expires_at) == (owner.pk, key, None)


def test_it_refuses_a_cookie_without_an_origin(owner: User) -> None:
    assert code(with_cookie(cookie_of(owner))) == 4403


@pytest.mark.parametrize(
    "origin",
    [
        b"https://evil.example",
        b"null",
        b"http://viva.example.org",
        b"https://viva.example.org:444",
        b"https://viva.example.org/",
        b"https://viva.example.org.evil.example",
        b"https://VIVA.example.org",
        b"https://viva.example.org,https://viva.example.org",
        b"",
        b"https://[::1",
        b"\xff\xfe",
    ],
)
def test_it_refuses_every_other_origin_however_the_client_signs_in(owner: User, access: str, origin: bytes) -> None:
    assert code(with_token(access, (b"origin", origin))) == 4403
    assert code(with_cookie(cookie_of(owner), (b"origin", origin))) == 4403
    assert code([(b"origin", origin)], (f"bearer.{access}",)) == 4403


def test_it_refuses_two_origins(access: str) -> None:
    assert code(with_token(access, (b"origin", HERE), (b"origin", HERE))) == 4403


@pytest.mark.parametrize("query", [b"token=x", b"access_token=x", b"a=1&TOKEN=", b"x=Bearer%20abc", b"q=eyJh.eyJi.sig"])
def test_it_refuses_a_token_in_the_address_whatever_else_is_sent(access: str, query: bytes) -> None:
    assert code(with_token(access), query=query) == 4401
    assert code(with_token(access, (b"origin", b"https://evil.example")), query=query) == 4401


def test_it_does_not_mind_other_queries(access: str) -> None:
    assert identify(with_token(access), (), b"session=1&lang=en")


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(b"authorization", b"Basic eDp5")],
        [(b"authorization", b"Bearer")],
        [(b"authorization", b"Bearer nonsense")],
        [(b"cookie", b"sessionid=nonsense1"), (b"origin", HERE)],
        [(b"cookie", b"sessionid=\x00aaaaaaaaaaaaaaaaaaaa"), (b"origin", HERE)],
        [(b"cookie", b"sessionid="), (b"origin", HERE)],
        [(b"origin", HERE)],
    ],
)
def test_it_refuses_who_it_does_not_know(db: None, headers: Headers) -> None:
    assert code(headers) == 4401


def test_it_refuses_two_authorizations_and_never_falls_back_to_the_cookie(owner: User, access: str) -> None:
    assert code([*with_token(access), *with_token(access)]) == 4401
    key = cookie_of(owner)
    assert code([(b"authorization", b"Bearer x"), *with_cookie(key, (b"origin", HERE))]) == 4401


def test_it_refuses_a_cookie_of_before_the_new_password(owner: User) -> None:
    key = cookie_of(owner)
    owner.set_password("another-password-7")
    owner.save()
    assert code(with_cookie(key, (b"origin", HERE))) == 4401


def test_it_refuses_who_is_not_active_and_who_is_gone(owner: User, access: str) -> None:
    key = cookie_of(owner)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert code(with_cookie(key, (b"origin", HERE))) == 4401
    assert code(with_token(access)) == 4401
    owner.delete()
    assert code(with_cookie(key, (b"origin", HERE))) == 4401


def test_it_honours_former_secrets_and_keeps_the_session(owner: User, settings: Any) -> None:
    key = cookie_of(owner)
    former, settings.SECRET_KEY = settings.SECRET_KEY, "a new secret of good length, honestly"
    settings.SECRET_KEY_FALLBACKS = [former]
    assert identify(with_cookie(key, (b"origin", HERE)), (), b"").user_id == owner.pk
    assert CookieSession.objects.filter(pk=key).exists()
    settings.SECRET_KEY_FALLBACKS = []
    assert code(with_cookie(key, (b"origin", HERE))) == 4401


# -- living sockets ------------------------------------------------------------------------


@pytest.fixture
def by_token(owner: User, access: str) -> Identity:
    return identity.identify_token(access)


@pytest.fixture
def by_cookie(owner: User) -> Identity:
    return identity.identify_cookie(cookie_of(owner))


@pytest.fixture
def other(stranger: User) -> Identity:
    return identity.identify_token(tokens.issue(stranger)["access"])


def test_it_finds_nobody_outdated_in_three_queries(
    by_token: Identity, by_cookie: Identity, other: Identity, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):
        assert outdated([by_token, by_cookie, other]) == set()


@pytest.mark.parametrize("change", ["deactivated", "deleted", "password", "everywhere"])
def test_it_finds_who_may_no_longer_be_there(
    owner: User, by_token: Identity, by_cookie: Identity, other: Identity, change: str
) -> None:
    if change == "deactivated":
        User.objects.filter(pk=owner.pk).update(is_active=False)
    elif change == "deleted":
        owner.delete()
    elif change == "password":
        owner.set_password(PASSWORD)
        owner.save()
    else:
        sessions.end_all(owner)
    assert outdated([by_token, by_cookie, other]) == {by_token, by_cookie}


def test_it_finds_the_one_session_that_ended(by_token: Identity, by_cookie: Identity, other: Identity) -> None:
    assert by_token.session_id is not None
    sessions.end(by_token.session_id)
    assert outdated([by_token, by_cookie, other]) == {by_token}
    CookieSession.objects.filter(pk=by_cookie.session_key).delete()
    assert outdated([by_token, by_cookie, other]) == {by_token, by_cookie}


def test_it_finds_the_cookie_that_expired(by_cookie: Identity, other: Identity) -> None:
    CookieSession.objects.filter(pk=by_cookie.session_key).update(expire_date=timezone.now())
    assert outdated([by_cookie, other]) == {by_cookie}


def test_it_asks_nothing_about_nobody(db: None, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(1):
        assert outdated([]) == set()
