"""Where a provider may live: a corpus of addresses, and names that resolve to them."""

from ipaddress import ip_address
from typing import Any

import pytest
from aiohttp.abc import ResolveResult
from aiohttp.resolver import ThreadedResolver

from interviews import llm
from interviews.llm.addresses import AddressRefused, allowed, check, plain
from interviews.llm.transport import GuardedResolver
from tests.llm.conftest import Make, heard
from tests.upstream import Upstream

NEVER = [
    "169.254.169.254",
    "169.254.0.1",
    "fe80::1",
    "fd00:ec2::254",
    "fd20:ce::254",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "0.0.0.0",
    "::",
    "224.0.0.1",
    "ff02::1",
    "255.255.255.255",
    "240.0.0.1",
    "::ffff:169.254.169.254",
    "::169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a9fe:a9fe",
    "2002:a9fe:a9fe::1",
    "2001:0:4136:e378:8000:63bf:5601:5601",
    "::ffff:0:0",
    "::ffff:0:169.254.169.254",
]
PRIVATE = [
    "127.0.0.1",
    "127.255.0.9",
    "::1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "fc00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::",
    "64:ff9b::7f00:1",
]
PUBLIC = ["1.1.1.1", "104.18.6.192", "2606:4700::6812:6c0", "::ffff:1.1.1.1", "64:ff9b::101:101"]


@pytest.mark.parametrize("text", NEVER)
@pytest.mark.parametrize("private", [True, False])
def test_it_never_allows_link_local_and_metadata(text: str, private: bool) -> None:
    assert not allowed(ip_address(text), private)
    with pytest.raises(AddressRefused):
        check(text, private)


@pytest.mark.parametrize("text", PRIVATE)
def test_it_allows_private_addresses_by_the_setting(text: str) -> None:
    assert allowed(ip_address(text), private=True)
    assert not allowed(ip_address(text), private=False)


@pytest.mark.parametrize("text", PUBLIC)
def test_it_allows_public_addresses(text: str) -> None:
    assert allowed(ip_address(text), private=False)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]"],
)
async def test_it_refuses_loopback_however_it_is_written(
    upstream: Upstream, model: Make, settings: Any, host: str
) -> None:
    settings.PROVIDER_PRIVATE_ADDRESSES = False
    port = upstream.url.split(":")[2]
    with pytest.raises(llm.ModelError):
        await heard(model(base_url=f"http://{host}:{port}"))
    assert upstream.opened == 0


@pytest.mark.parametrize("host", ["169.254.169.254", "[fe80::1]", "0.0.0.0", "2852039166", "0xA9FEA9FE", "[::]"])
async def test_it_refuses_metadata_however_it_is_written(model: Make, host: str) -> None:
    with pytest.raises(llm.ModelError):
        await heard(model(base_url=f"http://{host}/v1"))


async def test_it_refuses_a_name_when_one_of_its_addresses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async def found(*_: Any) -> list[ResolveResult]:
        return [
            ResolveResult(hostname="x", host=host, port=80, family=2, proto=6, flags=0)
            for host in ("1.1.1.1", "10.0.0.1")
        ]

    monkeypatch.setattr(ThreadedResolver, "resolve", found)
    assert len(await GuardedResolver(private=True).resolve("x", 80)) == 2
    with pytest.raises(AddressRefused):
        await GuardedResolver(private=False).resolve("x", 80)


async def test_it_follows_no_redirect_with_what_people_said(upstream: Upstream, model: Make) -> None:
    with Upstream() as elsewhere:
        upstream.redirects_to = elsewhere.url
        with pytest.raises(llm.ModelError):
            await heard(model("redirect"))
        assert elsewhere.requests == []


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://api.openai.com/v1", True),
        ("http://127.0.0.1:11434/v1", True),
        ("http://[::1]:8080", True),
        ("ftp://x/v1", False),
        ("file:///etc/passwd", False),
        ("https://user:secret@x/v1", False),
        ("https:///v1", False),
        ("http://x:99999", False),
        ("", False),
    ],
)
def test_it_knows_how_an_address_is_written(url: str, fine: bool) -> None:
    assert plain(url) is fine
