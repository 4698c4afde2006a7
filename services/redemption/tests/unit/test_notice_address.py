"""Where notices may go: what a URL may hold, and that nothing inside is ever called under whatever name."""

from ipaddress import ip_network

import pytest
from pydantic import ValidationError

from services.redemption.config import Config
from services.redemption.domain.notice_address import NoticeUrl, address_to_call, read_url
from services.redemption.domain.voucher import Refusal
from services.redemption.tests.fake_notices import FakeResolver
from services.redemption.usecases.check_address import check_address
from services.redemption.usecases.notice_ports import CheckedUrl
from shared.kernel.decision import Refused

LOOPBACK = (ip_network("127.0.0.0/8"),)
HTTPS = NoticeUrl("https", "shop.cn", 443, "/")
HTTP = NoticeUrl("http", "shop.cn", 80, "/")

INSIDE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200",
    "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.0.8", "192.88.99.1", "198.18.0.1", "203.0.113.9",
    "::1", "::", "fe80::1", "fe80::1%2", "fc00::1", "fec0::1", "ff0e::1", "2001:db8::1", "3fff::1", "5f00::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2001:0:808:808::1",
)  # fmt: skip
OUTSIDE = ("93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "2002:5db8:d822::1", "64:ff9b::5db8:d822")


@pytest.mark.parametrize("address", INSIDE)
def test_no_internal_address_is_called_alone_or_beside_another(address: str) -> None:
    for addresses in ([address], ["93.184.216.34", address], [address, "93.184.216.34"]):
        assert isinstance(address_to_call(HTTPS, addresses, ()), Refused)


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_of_the_open_internet_is_called_with_tls_only(address: str) -> None:
    assert address_to_call(HTTPS, [address], ()) == address
    assert isinstance(address_to_call(HTTP, [address], LOOPBACK), Refused)


def test_a_network_that_is_allowed_is_called_also_without_tls_and_its_neighbour_is_not() -> None:
    for address in ("127.0.0.1", "::ffff:127.8.8.8"):
        assert address_to_call(HTTP, [address], LOOPBACK) == address
        assert address_to_call(HTTPS, [address], LOOPBACK) == address
    assert isinstance(address_to_call(HTTP, ["127.0.0.1", "93.184.216.34"], LOOPBACK), Refused)
    assert isinstance(address_to_call(HTTPS, ["10.0.0.1"], LOOPBACK), Refused)


def test_a_name_without_an_address_is_refused() -> None:
    assert address_to_call(HTTPS, [], ()) == Refused(Refusal.MALFORMED, "url: the name has no address")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("https://shop.cn", ("https", "shop.cn", 443, "/")),
        ("HTTPS://Shop.CN:8443/a/b?c=d&e", ("https", "shop.cn", 8443, "/a/b?c=d&e")),
        ("http://127.0.0.1:65535/?", ("http", "127.0.0.1", 65535, "/")),
        ("https://[2606:2800::1]/n", ("https", "2606:2800::1", 443, "/n")),
        ("https://2130706433/", ("https", "2130706433", 443, "/")),  # what it leads to decides
        ("https://shop.cn/%7B%0a", ("https", "shop.cn", 443, "/%7B%0a")),
    ],
)
def test_a_url_is_read_into_its_parts(text: str, parts: tuple[str, str, int, str]) -> None:
    assert read_url(text) == NoticeUrl(*parts)


@pytest.mark.parametrize(
    "text",
    [
        "", "shop.cn", "//shop.cn/", "ftp://shop.cn/", "file:///etc/passwd", "https:///x", "https://",
        "https://user@shop.cn/", "https://user:word@shop.cn/", "https://@shop.cn/", "https://shop.cn/#part",
        "https://shop.cn/#", "https://shop.cn:0/", "https://shop.cn:65536/", "https://shop.cn:-1/", "https://shop.cn:/",
        "https://shop.cn:x/", "https://shop.cn/a b", "https://shop.cn/\r\nX: y", "https://shop.cn\t/", "https://店.cn/",
        "https://shop.cn/店", "https://shop_.cn/", "https://-shop.cn/", "https://sh%6fp.cn/", "https://[::1/",
        "https://shop.cn\\@inside/", "https://shop.cn/" + "x" * 500, "https://[fe80::1%25eth0]/",
    ],
)  # fmt: skip
def test_what_is_no_plain_url_is_refused(text: str) -> None:
    assert isinstance(read_url(text), Refused)


def test_the_host_is_told_as_the_url_spells_it() -> None:
    assert HTTPS.authority == "shop.cn"
    assert NoticeUrl("http", "shop.cn", 443, "/").authority == "shop.cn:443"
    assert NoticeUrl("https", "2606:2800::1", 8443, "/").authority == "[2606:2800::1]:8443"


async def test_a_name_is_called_at_the_address_it_was_checked_by() -> None:
    resolver = FakeResolver(shop_cn=["93.184.216.34", "93.184.216.35"])
    assert await check_address(resolver, "https://shop.cn/", ()) == CheckedUrl(HTTPS, "93.184.216.34")
    resolver.names["shop.cn"] = ["127.0.0.1"]  # a moment later the name leads inside
    assert isinstance(await check_address(resolver, "https://shop.cn/", ()), Refused)


def test_networks_are_read_from_the_settings_and_wrong_ones_stop_the_start() -> None:
    told = dict.fromkeys(
        ("postgres_dsn", "kafka_bootstrap", "redis_url", "identity_url", "keys_dir", "notes_dir"), "x"
    )  # fmt: skip
    assert Config.model_validate(told).networks == ()
    both = Config.model_validate(told | {"notice_networks": "127.0.0.0/8, fd00::/8"})
    assert both.networks == (ip_network("127.0.0.0/8"), ip_network("fd00::/8"))
    for wrong in ("localhost", "10.0.0.1/8", "10.0.0.0/33"):
        with pytest.raises(ValidationError):
            Config.model_validate(told | {"notice_networks": wrong})
