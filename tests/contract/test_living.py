"""What changes about a person while their socket lives is honoured within five seconds."""

import time
from collections.abc import Callable

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from tests.contract import people
from tests.contract.people import Person, body
from tests.contract.site import Site
from tests.contract.talk import Talk, heard, request, said
from tests.contract.test_handshake import open_as, sign_in_by_form
from tests.contract.tokens import expiring
from tests.contract.upstream import Upstream, says, wait_until
from tests.contract.wire import Socket, about

pytestmark = pytest.mark.processes

WITHIN = 9.0
"""The five seconds, and what a busy machine adds to them."""
LIFE = 5.0
"""Seconds until a token expires: enough to open sockets and begin an answer on a busy machine."""


def test_signed_out_deactivated_and_deleted_sockets_close(site: Site, admin: Person) -> None:
    signed_out, deactivated, deleted, other = (people.newcomer(site) for _ in range(4))
    sockets = [person.socket() for person in (signed_out, deactivated, deleted)]
    stays = other.socket()
    for socket in (*sockets, stays):
        socket.quiet()
    assert signed_out.rest("POST", "auth/token/revoke", {"refresh": signed_out.refresh}).status_code < 300
    body(admin.rest("PATCH", f"users/{deactivated.id}", {"isActive": False}), 200)
    assert deleted.rest("DELETE", "me").status_code in (200, 202, 204)
    until = time.monotonic() + WITHIN
    codes = [socket.closes(max(0.1, until - time.monotonic())) for socket in sockets]
    assert codes == [4401, 4401, 4401]
    stays.quiet()
    stays.close()
    for person in (signed_out, deactivated):
        with person.socket() as again:
            assert again.closes() == 4401


def test_a_new_session_survives_the_end_of_another(site: Site) -> None:
    person = people.newcomer(site)
    old_access, old_refresh = person.access, person.refresh
    person.sign_in()
    with open_as(site, old_access) as old, person.socket() as new:
        old.quiet()
        assert person.rest("POST", "auth/token/revoke", {"refresh": old_refresh}).status_code < 300
        assert old.closes(WITHIN) == 4401
        new.quiet()


def test_a_socket_of_the_browser_closes_when_its_owner_signs_out(site: Site) -> None:
    person = people.newcomer(site)
    with httpx2.Client(base_url=site.url, headers={"X-Forwarded-For": person.address}) as browser:
        cookies = sign_in_by_form(browser, person)
        with open_as(site, origin=site.url, Cookie=cookies) as socket, person.socket() as other:
            socket.quiet()
            form = {"csrfmiddlewaretoken": str(browser.cookies["csrftoken"])}
            assert browser.post("/accounts/logout/", data=form, headers={"Origin": site.url}).status_code == 302
            assert socket.closes(WITHIN) == 4401
            other.quiet()


def refused_soon(socket: Socket, ask: Callable[[int], object], code: str) -> None:
    """Ask again and again, each time something new, until it is refused with the code."""
    until = time.monotonic() + WITHIN
    for number in range(1000):
        socket.send(ask(number))
        while (frame := socket.frame())["type"] == "chunk":
            pass
        if frame.get("code") == code:
            return
        assert time.monotonic() < until, f"still not {code}: {frame}"
        time.sleep(0.2)


def test_a_lost_role_is_honoured(site: Site, admin: Person) -> None:
    person = people.member(site, admin, role="interviewer")
    question = heard("q1", "Why us?")
    with person.socket() as socket:
        socket.ask(request("s-before", question, role="interviewer"))
        body(admin.rest("PATCH", f"users/{person.id}", {"role": "candidate"}), 200)
        refused_soon(socket, lambda n: request(f"s-{n}", question, role="interviewer"), "PERMISSION_DENIED")


def test_a_lesser_plan_is_honoured(site: Site, admin: Person, upstream: Upstream) -> None:
    talk = Talk(people.member(site, admin, plan="unlimited"), upstream)
    asked = talk.request(said("a1", "Hello."), heard("q1", "Why us?"))
    with talk.socket() as socket:
        for number in range(1, 20):
            socket.ask({**asked, "attempt": number})
        body(admin.rest("PATCH", f"users/{talk.person.id}", {"plan": "guest"}), 200)
        refused_soon(socket, lambda n: {**asked, "attempt": 20 + n}, "QUOTA_EXCEEDED")


def test_when_a_token_expires_answers_are_delivered_and_then_only_auth_is_heard(site: Site, talk: Talk) -> None:
    talk.plays(says("Welcome."), says("One ", "two.", gated=True))
    access = expiring(talk.person.access, LIFE)
    asked = talk.request(said("a1", "Hello."))
    with open_as(site, access) as socket, open_as(site, access) as pinging, open_as(site, access) as stammering:
        for other in (pinging, stammering):
            other.quiet()
        socket.ask(talk.request())
        socket.send({"type": "watch", "sessionId": talk.session})
        assert socket.frame()["type"] == "watching"
        socket.send(asked)
        talk.call(2).let()
        assert socket.next(about(asked))["content"] == "One "
        _wait_for_expiry(site, access)
        talk.call(2).finish()
        assert socket.rest(asked).text == "two.", "answers under way are delivered"
        socket.aside.clear()
        socket.send({"type": "auth", "token": talk.person.access})
        assert socket.frame()["type"] == "auth"
        socket.quiet()
        for other, message in ((pinging, {"type": "ping"}), (stammering, "no JSON")):
            other.send(message)
            assert other.frame()["code"] == "UNAUTHENTICATED", message
            assert other.closes() == 4401


def _wait_for_expiry(site: Site, access: str) -> None:
    """Until a new socket with the token is refused, or what it says."""
    wait_until(lambda: _is_refused(site, access), "the token has expired")


def _is_refused(site: Site, access: str) -> bool:
    try:
        with open_as(site, access) as probe:
            probe.send({"type": "ping"})
            return probe.frame().get("code") == "UNAUTHENTICATED"
    except ConnectionClosed:
        return True
