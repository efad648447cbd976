"""Who may open the socket, and how the others are told (docs: "Who you are")."""

import re

import httpx2
import jwt
import pytest
from websockets.exceptions import InvalidStatus

from tests.contract.people import Person, fresh_address, newcomer
from tests.contract.site import Site
from tests.contract.tokens import expiring, with_claims
from tests.contract.wire import Socket

pytestmark = pytest.mark.processes


def open_as(site: Site, token: str = "", origin: str | None = None, path: str = "", **headers: str) -> Socket:
    """A socket that sends this and nothing else."""
    sent = {"X-Forwarded-For": fresh_address(), "Authorization": f"Bearer {token}" if token else "", **headers}
    return Socket(site.socket_url + path, sent, origin=origin)


def told_to(site: Site, token: str, origin: str) -> int:
    """The close code, or the HTTP status where the handshake itself is refused."""
    try:
        with open_as(site, token, origin=origin) as socket:
            return socket.closes()
    except InvalidStatus as refused:
        return refused.response.status_code


def sign_in_by_form(browser: httpx2.Client, person: Person) -> str:
    """Sign in on the page, as a browser does; the cookies that it then sends."""
    page = browser.get("/accounts/login/").text
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, page
    form = {"login": person.email, "password": person.password, "csrfmiddlewaretoken": found[1]}
    signed_in = browser.post("/accounts/login/", data=form, headers={"Origin": person.site.url})
    assert signed_in.status_code == 302, signed_in.text
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.cookies.jar)


def cookies_of(person: Person) -> str:
    """The cookies of a browser in which this person has signed in."""
    with httpx2.Client(base_url=person.site.url, headers={"X-Forwarded-For": person.address}) as browser:
        return sign_in_by_form(browser, person)


def test_a_bearer_header_opens_it(site: Site, owner: Person) -> None:
    with owner.socket() as socket:
        socket.quiet()


def test_subprotocols_carry_a_token_and_only_the_version_comes_back(site: Site, owner: Person) -> None:
    named = ["interview.v1", f"bearer.{owner.access}"]
    with Socket(site.socket_url, {}, origin=site.url, subprotocols=named) as socket:
        assert socket.connection.subprotocol == "interview.v1"
        socket.quiet()


def test_a_session_cookie_opens_it_from_the_sites_own_origin(site: Site, owner: Person) -> None:
    with open_as(site, origin=site.url, Cookie=cookies_of(owner)) as socket:
        socket.quiet()


def test_a_cookie_without_an_origin_is_refused(site: Site, owner: Person) -> None:
    with open_as(site, Cookie=cookies_of(owner)) as socket:
        assert socket.closes() in (4401, 4403)


@pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", "é", "x" * 4000], ids=["none", "word", "dots", "é", "long"])
def test_nobody_gets_4401(site: Site, token: str) -> None:
    header = f"Bearer {token}".encode().decode("latin-1") if token else ""
    with open_as(site, Authorization=header) as socket:
        assert socket.closes() == 4401


def test_a_token_of_another_key_or_of_none_gets_4401(site: Site, owner: Person) -> None:
    claims = jwt.decode(owner.access, options={"verify_signature": False})
    foreign = jwt.encode(claims, "another-key-0123456789-0123456789-0123456789", algorithm="HS256")
    unsigned = jwt.encode(claims, "", algorithm="none")
    for token in (foreign, unsigned, owner.refresh):
        with open_as(site, token) as socket:
            assert socket.closes() == 4401


def test_an_expired_token_gets_4401(site: Site, owner: Person) -> None:
    with open_as(site, with_claims(owner.access)) as socket:
        socket.quiet()
    with open_as(site, expiring(owner.access, -1)) as socket:
        assert socket.closes() == 4401


@pytest.mark.parametrize("name", ["token", "access_token", "access", "bearer", "jwt"])
def test_a_token_in_the_address_gets_4401_whatever_else_is_sent(site: Site, owner: Person, name: str) -> None:
    with open_as(site, owner.access, path=f"?{name}={owner.access}") as socket:
        assert socket.closes() == 4401


def test_its_own_and_the_allowed_origins_may(site: Site, owner: Person) -> None:
    for origin in (site.url, "https://elsewhere.example.org"):
        with open_as(site, owner.access, origin=origin) as socket:
            socket.quiet()


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example.com", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1", "http://127.0.0.1",
     "http://127.0.0.1.evil.example.com:{port}", "http://elsewhere.example.org", "https://elsewhere.example.org:444"],
)  # fmt: skip
def test_another_origin_gets_4403_also_with_a_token(site: Site, owner: Person, origin: str) -> None:
    with open_as(site, owner.access, origin=origin.format(port=site.port)) as socket:
        assert socket.closes() == 4403


def test_a_malformed_origin_never_gets_in(site: Site, owner: Person) -> None:
    for origin in (
        "http://[",
        "::",
        "http://127.0.0.1:99999999",
        "http://127.0.0.1:80.evil.example.com",
        f"{site.url},{site.url}",
    ):
        assert told_to(site, owner.access, origin) in (4403, 400)


def test_a_binary_frame_closes_with_4400(site: Site, owner: Person) -> None:
    with owner.socket() as socket:
        socket.send(b'{"type": "ping"}')
        assert socket.closes() == 4400


def test_a_message_of_a_mebibyte_is_read_and_a_larger_one_closes_with_1009(uvicorn_site: Site) -> None:
    person = newcomer(uvicorn_site)
    ping = '{"type": "ping", "t": 1, "unknown": "%s"}'
    with person.socket() as socket:
        socket.send(ping % ("x" * (1_048_576 - len(ping) + 2)))
        assert socket.frame() == {"type": "pong", "t": 1}
        socket.send(ping % ("x" * 1_048_576))
        assert socket.closes() == 1009


def test_refused_handshakes_are_counted_per_address(site: Site, owner: Person) -> None:
    guesser = fresh_address()
    for _ in range(60):
        with open_as(site, "nonsense", **{"X-Forwarded-For": guesser}) as socket:
            assert socket.closes() == 4401
    with open_as(site, "nonsense", **{"X-Forwarded-For": guesser}) as socket:
        assert socket.closes() == 4429
    with open_as(site, owner.access) as socket:
        socket.quiet()


def test_someone_well_off_may_hold_many_sockets(site: Site, owner: Person) -> None:
    sockets = [owner.socket() for _ in range(30)]
    for socket in sockets:
        socket.quiet()
    for socket in sockets:
        socket.close()
