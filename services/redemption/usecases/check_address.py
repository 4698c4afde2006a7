"""Check an address (通知地址) that a merchant's notices are to be sent to."""

from collections.abc import Sequence

from services.redemption.domain.notice_address import Network, address_to_call, read_url
from services.redemption.usecases.notice_ports import CheckedUrl, Resolver
from shared.kernel.decision import Refused


async def check_address(resolver: Resolver, text: str, allowed: Sequence[Network]) -> CheckedUrl | Refused:
    """The URL with the address its name has at this moment: whoever calls it calls that one, and no other.

    A name may lead elsewhere a second later (DNS rebinding), so it is looked up once for each call.
    """
    url = read_url(text)
    if isinstance(url, Refused):
        return url
    address = address_to_call(url, await resolver.addresses(url.host), allowed)
    return address if isinstance(address, Refused) else CheckedUrl(url, address)
