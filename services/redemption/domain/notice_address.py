"""Where notices may be sent to: a plain URL, and never an address inside a network that is not the open internet."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias
from urllib.parse import urlsplit

from services.redemption.domain.voucher import Refusal
from shared.kernel.decision import Refused

Network: TypeAlias = IPv4Network | IPv6Network

URL_LENGTH_MAX = 500
_PORTS = {"https": 443, "http": 80}
_HOST = re.compile(r"[0-9a-z]([0-9a-z.-]{0,251}[0-9a-z])?|[0-9a-f:.]{2,45}")
_TARGET = re.compile(r"[!-~]*")
_UNICAST_6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
# What the library's table calls global and is no host's: protocol assignments, relays of 6to4, documentation.
_NO_HOSTS = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))


@dataclass(frozen=True, slots=True)
class NoticeUrl:
    """A URL in its parts; `target` is path and query as they are sent and signed."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """What stands in `Host`: the name, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def read_url(text: str) -> NoticeUrl | Refused:
    """The parts of a URL without credentials and fragment, in printable ASCII."""
    if len(text) > URL_LENGTH_MAX or not _TARGET.fullmatch(text) or "\\" in text:
        return _refused(f"at most {URL_LENGTH_MAX} characters of printable ASCII, without spaces and backslashes")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return _refused("not a URL")
    if parts.scheme not in _PORTS:
        return _refused("https is needed")
    if "@" in parts.netloc or "#" in text:
        return _refused("no credentials and no fragment")
    if host is None or not _HOST.fullmatch(host) or port == 0 or parts.netloc.endswith(":"):
        return _refused("a host name in ASCII, and a port from 1 to 65535 if any")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return NoticeUrl(parts.scheme, host, port or _PORTS[parts.scheme], target)


def address_to_call(url: NoticeUrl, addresses: Sequence[str], allowed: Sequence[Network]) -> str | Refused:
    """The address to connect to, if every one of the name's may be called: outside, or in an allowed network.

    Without TLS all of them must be in an allowed network.
    """
    if not addresses:
        return _refused("the name has no address")
    for text in addresses:
        real = _real(ip_address(text))
        if not (_is_in(real, allowed) or (url.scheme == "https" and _is_outside(real))):
            return _refused("the address is internal, or not to be called without TLS")
    return addresses[0]


def _real(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Whom a packet reaches in the end: some addresses of IPv6 only carry one of IPv4."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _is_outside(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address not in _UNICAST_6:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved and not _is_in(address, _NO_HOSTS)


def _is_in(address: IPv4Address | IPv6Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)


def _refused(detail: str) -> Refused:
    return Refused(Refusal.MALFORMED, f"url: {detail}")
