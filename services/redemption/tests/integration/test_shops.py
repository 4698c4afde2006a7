"""Merchants, tills and their keys as officers enrol them, on the fake and on real Postgres alike."""

import asyncio
from dataclasses import replace
from typing import Any

from services.redemption.domain.voucher import Refusal
from services.redemption.tests import builders as b
from services.redemption.tests.worlds import World
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.issue_key import issue_key
from services.redemption.usecases.ports import StoreFile, TillFile
from services.redemption.usecases.revoke_key import revoke_key
from shared.kernel.decision import Refused


class RefusedError(Exception):
    """Leaves the transaction of a refused act."""


async def test_a_till_has_two_live_keys_at_most_and_a_revoked_one_frees_a_place(world: World) -> None:
    async with world.shops() as shops:
        done = await enrol_merchants(shops, [b.merchant()])
        assert done == {"merchants": 1, "stores": 1, "terminals": 1}
        assert await issue_key(shops, "m1-t1", "k2", b"2" * 32) == {"key_id": "k2", "terminal_id": "m1-t1"}
        full = await issue_key(shops, "m1-t1", "k3", b"3" * 32)
        assert full == Refused(Refusal.WRONG_STATE, "two keys are live: revoke one first")
        assert await revoke_key(shops, "m1-k1") == {"key_id": "m1-k1"}
        assert isinstance(await issue_key(shops, "m1-t1", "k3", b"3" * 32), dict)
        assert await issue_key(shops, "no-till", "k4", b"4" * 32) == Refused(Refusal.NOT_FOUND)
        assert await revoke_key(shops, "no-key") == Refused(Refusal.NOT_FOUND)
        revoked, live = await shops.till_of_key("m1-k1"), await shops.till_of_key("k2")
        assert revoked is not None
        assert live is not None
        assert (revoked.is_revoked, live.is_revoked) == (True, False)
        assert live.till.store_id == "m1-st1"
        assert await shops.till_of_key("no-key") is None


async def test_nothing_that_is_enrolled_changes_hands(world: World) -> None:
    async with world.shops() as shops:
        await enrol_merchants(shops, [b.merchant(), b.merchant("m2", "91131100000000002X")])
        (store,) = b.merchant().stores
        (till,) = store.tills
        taken = [
            (b.merchant(district_id="d2"), "merchant m1 is enrolled in another district: there it needs another id"),
            (b.merchant("m2", stores=(store,)), "store m1-st1 is another merchant's"),
            (b.merchant("m2", stores=(replace(store, store_id="new"),)), "terminal m1-t1 is another store's"),
        ]
        moved = replace(till, terminal_id="new-t")
        taken.append(
            (
                b.merchant("m2", stores=(StoreFile("new", "x", (moved,)),)),
                "key m1-k1 is another terminal's, or was revoked",
            )
        )
        for file, clash in taken:
            assert await enrol_merchants(shops, [file]) == Refused(Refusal.CONFLICT, clash)
        elsewhere = await issue_key(shops, "m2-t1", "m1-k1", b"1" * 32)
        assert elsewhere == Refused(Refusal.CONFLICT, "the key is another till's, or was revoked")
        assert await issue_key(shops, "m1-t1", "m1-k1", b"1" * 32) == {"key_id": "m1-k1", "terminal_id": "m1-t1"}
        await revoke_key(shops, "m1-k1")
        assert isinstance(await issue_key(shops, "m1-t1", "m1-k1", b"1" * 32), Refused)
        assert isinstance(await enrol_merchants(shops, [b.merchant()]), Refused)


async def test_one_key_given_to_two_tills_at_once_is_one_tills(world: World) -> None:
    async with world.shops() as shops:
        await enrol_merchants(shops, [b.merchant(), b.merchant("m2", "91131100000000002X")])

    async def issue(terminal_id: str, number: int) -> object:
        async with world.shops() as shops:
            return await issue_key(shops, terminal_id, f"k{number}", bytes([number]) * 32)

    for number in range(2, 10):
        answers = await asyncio.gather(issue("m1-t1", number), issue("m2-t1", number))
        (given,) = [answer for answer in answers if isinstance(answer, dict)]
        async with world.shops() as shops:
            assert await shops.owner_of_key(f"k{number}") == (given["terminal_id"], False)
            await revoke_key(shops, f"k{number}")
        refused = Refused(Refusal.CONFLICT, "the key is another till's, or was revoked")
        assert refused in answers


async def test_one_store_in_two_merchants_files_at_once_is_one_merchants(world: World) -> None:
    async def enrol(merchant_id: str, uscc: str, store_id: str) -> object:
        async with world.shops() as shops:
            store = StoreFile(store_id, "桃城示例门店", ())
            answer = await enrol_merchants(shops, [b.merchant(merchant_id, uscc, stores=(store,))])
            if isinstance(answer, Refused):
                raise RefusedError(answer.reason)  # nothing of the file stays, as at the desk
        return answer

    for number in range(5):
        answers = await asyncio.gather(
            enrol(f"m1-{number}", f"91131100000000{number}01X", f"st-{number}"),
            enrol(f"m2-{number}", f"91131100000000{number}02X", f"st-{number}"),
            return_exceptions=True,
        )
        assert sorted(map(str, answers)) == ["CONFLICT", "{'merchants': 1, 'stores': 1, 'terminals': 0}"]


async def test_a_file_brings_no_third_live_key(world: World) -> None:
    async with world.shops() as shops:
        await enrol_merchants(shops, [b.merchant()])
        (store,) = b.merchant().stores
        for number in (2, 3):
            more = replace(store, tills=(TillFile("m1-t1", f"k{number}", bytes([number]) * 32),))
            answer = await enrol_merchants(shops, [b.merchant(stores=(more,))])
        assert answer == Refused(Refusal.WRONG_STATE, "m1-t1 would have three live keys: revoke one first")


async def test_a_till_may_come_without_a_key_and_get_one_later(world: World) -> None:
    async with world.shops() as shops:
        (store,) = b.merchant().stores
        bare = replace(store, tills=(TillFile("m1-t8"), TillFile("m1-t9")))
        answer = await enrol_merchants(shops, [b.merchant(stores=(bare,))])
        assert answer == {"merchants": 1, "stores": 1, "terminals": 2}
        assert await shops.live_keys("m1-t9") == 0
        keyed = replace(store, tills=(TillFile("m1-t9", "k9", b"9" * 32),))
        await enrol_merchants(shops, [b.merchant(stores=(keyed,))])
        assert await shops.live_keys("m1-t9") == 1


async def test_enrolling_again_brings_a_merchant_up_to_date(world: World) -> None:
    async with world.shops() as shops:
        await enrol_merchants(shops, [b.merchant()])
        await enrol_merchants(shops, [b.merchant(categories=("food",))])
        known = await shops.till_of_key("m1-k1")
        assert known is not None
        assert (known.till.categories, known.till.district_id) == (("food",), "d1")


async def test_stores_are_found_by_district_goods_and_words(world: World) -> None:
    there = StoreFile("st-9", "滨湖店", (), "滨湖大道8号")
    async with world.shops() as shops:
        await enrol_merchants(shops, [b.merchant(), b.merchant("m2", "91131100000000002X", stores=(there,))])

        async def found(district: str | None = None, goods: str | None = None, words: str = "", after: str = "") -> Any:
            return [one["store_id"] for one in await shops.stores(district, goods, words, after)]

        assert await found() == ["m1-st1", "st-9"]
        assert await found(words="滨湖大道") == ["st-9"]
        assert await found("d1", "food", after="m1-st1") == ["st-9"]
        assert (await found("d2"), await found(goods="books")) == ([], [])


async def test_a_company_in_two_districts_is_two_merchants(world: World) -> None:
    async with world.shops() as shops:
        await enrol_merchants(shops, [b.merchant()])
        there = b.merchant("m1-d2", b.merchant().uscc, district_id="d2", stores=())
        assert await enrol_merchants(shops, [there]) == {"merchants": 1, "stores": 0, "terminals": 0}
