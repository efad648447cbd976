"""Where a provider may live. Every address is checked after its name was resolved, and that one is used.

Link-local, multicast, unspecified, reserved and cloud metadata addresses are refused always;
loopback and private ones unless `PROVIDER_PRIVATE_ADDRESSES` allows them. Addresses that carry
another one (mapped, 6to4, Teredo, NAT64) are judged by what they carry as well.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

Address = IPv4Address | IPv6Address

METADATA = frozenset(
    ip_address(text)
    for text in ("169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254")
)
_CARRIERS = (
    IPv6Network("64:ff9b::/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("::/96"),
    IPv6Network("::ffff:0:0/96"),
    IPv6Network("::ffff:0:0:0/96"),
)


class AddressRefused(OSError):
    """No model may be asked at this address. The message holds no address."""


def allowed(address: Address, private: bool) -> bool:
    """Whether a provider may live there; `private`: also at loopback and private addresses."""
    if address in METADATA or address.is_link_local or address.is_multicast or address.is_unspecified:
        return False
    if isinstance(address, IPv6Address) and (inner := _carried(address)):
        return all(allowed(one, private) for one in inner)
    if address.is_reserved and not address.is_loopback:
        return False
    return private or address.is_global


def check(host: str, private: bool) -> None:
    """Check a host that is written as an address; names pass, they are checked when resolved.

    Raises:
        AddressRefused: no provider may live there.
    """
    try:
        address = ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return
    if not allowed(address, private):
        raise AddressRefused("refused address")


def plain(url: str) -> bool:
    """Whether an address of a provider is written as it should be: http(s), a host, no credentials."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username and parts.port != 0
    except ValueError:
        return False


def _carried(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses inside an IPv6 one."""
    if any(address in network for network in _CARRIERS) and int(address) > 1:
        return [IPv4Address(int(address) & 0xFFFF_FFFF)]
    return [one for one in (address.sixtofour, *(address.teredo or ())) if one is not None]
