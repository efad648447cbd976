"""The cast: people with accounts, over REST. What they say on the socket lives in `wire` and `talk`."""

import itertools
import secrets
from dataclasses import dataclass, field
from typing import Any

import httpx2

from tests.contract.site import ADMIN_EMAIL, ADMIN_PASSWORD, NO_CERTIFICATES, Site
from tests.contract.wire import Socket

PASSWORD = "tolerable-Passw0rd-42"
_addresses = itertools.count(1)


def fresh_address() -> str:
    """A client's address that nobody used before: limits are counted per address."""
    number = next(_addresses)
    return f"10.{secrets.randbelow(250)}.{number // 250}.{number % 250 + 1}"


@dataclass
class Person:
    """Someone with an account, or about to make one."""

    site: Site
    email: str
    password: str = PASSWORD
    address: str = field(default_factory=fresh_address)
    id: str = ""
    access: str = ""
    refresh: str = ""

    def rest(self, method: str, path: str, json: Any = None, **how: Any) -> httpx2.Response:
        """Call `/api/v1/<path>`, signed in when there is a token."""
        headers = {"X-Forwarded-For": self.address, **how.pop("headers", {})}
        if self.access:
            headers.setdefault("Authorization", f"Bearer {self.access}")
        url = f"{self.site.url}/api/v1/{path}"
        return httpx2.request(method, url, json=json, headers=headers, timeout=30, verify=NO_CERTIFICATES, **how)

    def get(self, path: str, status: int = 200, **how: Any) -> Any:
        """What a GET answers, which must have this status."""
        return body(self.rest("GET", path, **how), status)

    def post(self, path: str, json: Any = None, status: int = 200, **how: Any) -> Any:
        """What a POST answers, which must have this status."""
        return body(self.rest("POST", path, json, **how), status)

    def register(self, **more: Any) -> "Person":
        """Make the account and sign in."""
        made = self.post("auth/register", {"email": self.email, "password": self.password, **more}, 201)
        self.id = made["id"]
        return self.sign_in()

    def sign_in(self) -> "Person":
        """Fetch a pair of tokens: a session of its own."""
        self.access = ""
        pair = self.post("auth/token", {"email": self.email, "password": self.password})
        self.access, self.refresh = pair["access"], pair["refresh"]
        return self

    def socket(self, **how: Any) -> Socket:
        """A socket of this person, authenticated by a header unless said otherwise."""
        headers = {"X-Forwarded-For": self.address, "Authorization": f"Bearer {self.access}"}
        return Socket(self.site.socket_url, {**headers, **how.pop("headers", {})}, **how)

    def used(self, key: str) -> int:
        """How much of a quota is used today."""
        return int(self.quota(key)["used"])

    def quota(self, key: str) -> dict[str, Any]:
        """A quota as `me/usage` shows it."""
        found: dict[str, Any] = next(q for q in self.get("me/usage")["quotas"] if q["key"] == key)
        return found

    def transcript(self, session: str) -> list[tuple[str, str]]:
        """Speaker and text of each stored entry, in order."""
        return [(entry["speaker"], entry["content"]) for entry in self.entries(session)]

    def entries(self, session: str) -> list[dict[str, Any]]:
        """The stored entries, in order."""
        entries: list[dict[str, Any]] = self.get(f"interviews/{session}/transcript")["entries"]
        return entries

    def advice(self, session: str) -> list[dict[str, Any]]:
        """The stored advice, in order."""
        advice: list[dict[str, Any]] = self.get(f"interviews/{session}/transcript")["advice"]
        return advice


def body(response: httpx2.Response, status: int) -> Any:
    """The JSON of a response that must have this status."""
    said = f"{response.request.method} {response.request.url}: {response.status_code}, not {status}: {response.text}"
    assert response.status_code == status, said
    return response.json() if response.content else None


def stranger(site: Site) -> Person:
    """Somebody with an address and a name, and no account."""
    return Person(site, f"p-{secrets.token_hex(6)}@example.org")


def admin(site: Site) -> Person:
    """The admin that every seeded site has."""
    return Person(site, ADMIN_EMAIL, ADMIN_PASSWORD).sign_in()


def newcomer(site: Site, **more: Any) -> Person:
    """Somebody who has just signed up: plan `free`."""
    return stranger(site).register(**more)


def member(site: Site, by: Person, **changes: Any) -> Person:
    """Somebody whose account an admin has changed: role, plan, …"""
    person = newcomer(site)
    body(by.rest("PATCH", f"users/{person.id}", changes), 200)
    return person
