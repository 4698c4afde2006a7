"""Tokens of keys that nobody knows: a few wait for the next fetch, and hold up nobody whose key is known."""

import asyncio
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from shared.kernel.errors import UnavailableError
from shared.runtime.tokens import ALGORITHM, WAITING_MAX, TokenVerifier

KNOWN, NEWER = (OKPKey.generate_key("Ed25519", {"kid": kid}) for kid in ("k1", "k2"))


class Publisher(TokenVerifier):
    """A verifier that is answered once `published` is set, with `NEWER` too; before, a fetch is under way."""

    def __init__(self, *known: OKPKey) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet(list(known))
        self.published = asyncio.Event()
        self.is_away = False
        self.fetches = 0

    async def _fetch(self) -> None:
        self.fetches += 1
        await self.published.wait()
        if self.is_away:
            raise httpx.ConnectError("away")
        self._keys = KeySet([KNOWN, NEWER])


def token(key: OKPKey, kid: str = "") -> str:
    told: dict[str, Any] = {"sub": "someone", "role": "admin", "exp": 4_000_000_000}
    return jwt.encode({"alg": ALGORITHM, "kid": kid or key.kid}, told, key, algorithms=[ALGORITHM])


async def under_way(publisher: Publisher, *tokens: str) -> list["asyncio.Task[Any]"]:
    """The checks of these tokens, each as far as it gets by itself."""
    checks = [asyncio.create_task(publisher.verify(one)) for one in tokens]
    for _ in range(10):
        await asyncio.sleep(0)
    return checks


STRANGERS = [token(NEWER, f"made-up-{number}") for number in range(WAITING_MAX * 5)]


async def test_of_a_flood_of_unknown_keys_a_few_wait_and_the_rest_are_told_to_come_back() -> None:
    publisher = Publisher(KNOWN)
    checks = await under_way(publisher, *STRANGERS)
    turned_away = [check for check in checks if check.done()]
    assert len(turned_away) == len(STRANGERS) - WAITING_MAX
    assert all(isinstance(check.exception(), UnavailableError) for check in turned_away)
    publisher.published.set()
    assert [await check for check in checks if check not in turned_away] == [None] * WAITING_MAX
    assert publisher.fetches == 1


async def test_whose_key_is_known_waits_for_nobody() -> None:
    publisher = Publisher(KNOWN)
    checks = await under_way(publisher, *STRANGERS)
    good, forged = await under_way(publisher, token(KNOWN), token(NEWER, "k1"))
    assert good.done()
    assert good.result().subject_id == "someone"
    assert forged.done()
    assert forged.result() is None
    publisher.published.set()
    await asyncio.gather(*checks, return_exceptions=True)


async def test_a_new_key_is_known_to_all_once_it_was_fetched_for_one_whoever_asked() -> None:
    publisher = Publisher(KNOWN)
    checks = await under_way(publisher, *STRANGERS)
    with pytest.raises(UnavailableError):
        await publisher.verify(token(NEWER))
    publisher.published.set()
    await asyncio.gather(*checks, return_exceptions=True)
    found = await publisher.verify(token(NEWER))
    assert found is not None
    assert publisher.fetches == 1


async def test_places_are_free_again_when_those_who_waited_have_left() -> None:
    publisher = Publisher(KNOWN)
    for check in await under_way(publisher, *STRANGERS):
        check.cancel()
    for _ in range(10):
        await asyncio.sleep(0)
    (check,) = await under_way(publisher, token(NEWER))
    assert not check.done()
    check.cancel()


async def test_before_the_first_fetch_everybody_waits_for_it() -> None:
    publisher = Publisher()
    checks = await under_way(publisher, *[token(KNOWN)] * 5 * WAITING_MAX)
    publisher.published.set()
    assert all(await asyncio.gather(*checks))
    assert publisher.fetches == 1


async def test_a_first_fetch_that_fails_is_everybodys_who_waited_for_it() -> None:
    publisher = Publisher()
    publisher.is_away = True
    checks = await under_way(publisher, *[token(KNOWN)] * 5)
    publisher.published.set()
    outcomes = await asyncio.gather(*checks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [UnavailableError] * 5
    assert publisher.fetches == 1
