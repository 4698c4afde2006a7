"""What a real socket, real TLS and the system's resolver make of an attempt."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from deploy.local.servers import free_port
from services.redemption.adapters.dns_resolver import DnsResolver
from services.redemption.adapters.http_receiver import HttpReceiver
from services.redemption.domain.notice import Failure, Outcome
from services.redemption.domain.notice_address import NoticeUrl
from services.redemption.tests.systems import running
from services.redemption.usecases.notice_ports import CheckedUrl

OURS = Ed25519PrivateKey.generate()
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of shop.cn that signs for itself, with its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "shop.cn")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("shop.cn")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "shop.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return path


async def sent(to: NoticeUrl, *, trusted: Path | None = None) -> Outcome:
    """One attempt at 127.0.0.1, whatever the name."""
    context = ssl.create_default_context(cafile=trusted)
    async with asyncio.timeout(20):
        receiver = HttpReceiver(OURS, trusted=context)
        return await receiver.send(CheckedUrl(to, "127.0.0.1"), "m1-1", '{"notice_no":1}')


async def test_the_name_is_proved_by_the_certificate_though_an_address_is_called(certificate: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    async with running(tls=tls) as system:
        shop = NoticeUrl("https", "shop.cn", system.port, "/n?a=%7B1%7D")
        outcome = await sent(shop, trusted=certificate)
        assert (outcome.status, outcome.failure) == (200, None)
        assert system.got[0].target == "/n?a=%7B1%7D"
        assert system.got[0].headers["host"] == f"shop.cn:{system.port}"
        other = await sent(NoticeUrl("https", "other.cn", system.port, "/"), trusted=certificate)
        stranger = await sent(shop)
        assert [one.failure for one in (other, stranger)] == [Failure.TLS, Failure.TLS]
        assert len(system.got) == 1


async def test_nobody_there_is_told() -> None:
    assert (await sent(NoticeUrl("http", "shop.cn", free_port(), "/"))).failure == Failure.CONNECTION


ANSWERS = {
    b"HTTP/1.1 204 No Content\r\n\r\n": (204, None),
    b"HTTP/1.0 200\r\n\r\n": (200, None),
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 X\r\n\r\n": (201, None),
    b"HTTP/1.1 307 X\r\nLocation: /\r\n\r\n": (307, Failure.STATUS),
    b"HTTP/1.1 100 Continue\r\n\r\n" * 50: (None, Failure.PROTOCOL),
    b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n": (None, Failure.PROTOCOL),
    b"HTTP/1.1 200 OK\r\nX: half": (None, Failure.PROTOCOL),
    b"HTTP/1.1 999 OK\r\n\r\n": (None, Failure.PROTOCOL),
    b"HTTP/2 200 OK\r\n\r\n": (None, Failure.PROTOCOL),
    b"SSH-2.0-whatever\r\n\r\n": (None, Failure.PROTOCOL),
    b"\r\n\r\n": (None, Failure.PROTOCOL),
    b"": (None, Failure.PROTOCOL),
}


@pytest.mark.parametrize(("answer", "outcome"), ANSWERS.items(), ids=[repr(one[:40]) for one in ANSWERS])
async def test_only_an_answer_of_http_with_a_status_of_2xx_counts(
    answer: bytes, outcome: tuple[int | None, Failure | None]
) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    made = await _at(serve, "http")
    assert (made.status, made.failure) == outcome


async def test_a_server_that_speaks_no_tls_is_told() -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        writer.close()

    assert (await _at(plain, "https")).failure in {Failure.TLS, Failure.CONNECTION}


async def _at(serve: Serve, scheme: str) -> Outcome:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        return await sent(NoticeUrl(scheme, "shop.cn", port, "/"))


async def test_the_systems_resolver_reads_addresses_and_says_nothing_of_names_nobody_has() -> None:
    resolver = DnsResolver()
    assert await resolver.addresses("127.0.0.1") == ("127.0.0.1",)
    assert await resolver.addresses("::1") == ("::1",)
    assert await resolver.addresses("2130706433") == ("127.0.0.1",)
    assert await resolver.addresses("nobody.invalid") == ()
    assert await resolver.addresses("a..b") == ()
    together = await asyncio.gather(*(resolver.addresses("localhost") for _ in range(5)))
    assert len(set(together)) == 1
    assert {"127.0.0.1", "::1"} & set(together[0])


async def test_no_more_names_are_looked_up_at_once_than_there_is_room_for() -> None:
    full = DnsResolver(lookups_max=1)
    first, second = await asyncio.gather(full.addresses("localhost"), full.addresses("nobody.invalid"))
    assert first
    assert second == ()
    assert await full.addresses("localhost") == first


async def test_a_name_that_takes_its_time_has_no_address_for_those_who_wait() -> None:
    assert await DnsResolver(within_s=0).addresses("localhost") == ()
