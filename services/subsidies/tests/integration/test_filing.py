"""Filing under concurrency on real Postgres: one live claim a car, strict order, never more reserved than granted."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from services.subsidies.adapters.object_documents import ObjectDocuments
from services.subsidies.adapters.postgres_office import PostgresOffice
from services.subsidies.adapters.postgres_queues import page_query
from services.subsidies.domain.documents import FileType
from services.subsidies.domain.fields import Kind
from services.subsidies.domain.policy import Level, Problem, Unique, UniqueText
from services.subsidies.domain.pool import give_back
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import DRAFTS_MAX, State
from services.subsidies.entrypoints.jobs import returning
from services.subsidies.tests import builders as b
from services.subsidies.tests.integration.cities import City, citizen, vin
from services.subsidies.tests.integration.conftest import KEYS, RING
from services.subsidies.usecases.advance_claim import advance_claim
from services.subsidies.usecases.attach_document import attach_document
from services.subsidies.usecases.fix_claim import fix_claim
from services.subsidies.usecases.open_draft import open_draft
from services.subsidies.usecases.ports import ClaimFile, Document, Faulty, Filed, Office
from services.subsidies.usecases.return_claim import return_claim
from services.subsidies.usecases.save_draft import save_draft
from services.subsidies.usecases.withdraw_claim import withdraw_claim
from shared.kernel.decision import Refused
from shared.runtime.postgres import Connection
from shared.runtime.seal import Seal
from shared.testing.officers import ANN
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration


@pytest.fixture
async def city(postgres_server: Running) -> AsyncIterator[City]:
    async with fresh_database(postgres_server, "subsidies") as (database, _):
        made = City(database)
        for policy_id in ("cars", "more-cars"):
            policy = b.policy(policy_id=policy_id, opens_at=b.NOW, closes_at=b.NOW + 36_500 * b.DAY)
            assert await made.act(lambda office, policy=policy: office.pools.put(policy))  # type: ignore[misc]
        yield made


async def test_a_policy_is_kept_as_it_was_loaded_and_changed_by_a_newer_version_only(city: City) -> None:
    policy = b.policy(policy_id="cars", opens_at=b.NOW, closes_at=b.NOW + 36_500 * b.DAY)
    pool = await city.act(lambda office: office.pools.load_for_update("cars"))
    assert pool is not None
    assert pool.policy == policy
    assert not await city.act(lambda office: office.pools.put(policy))
    newer = b.policy(policy_id="cars", version=2, name="新")
    assert await city.act(lambda office: office.pools.put(newer))


async def test_a_file_is_kept_as_it_stands(city: City) -> None:
    await city.grant(1_000_000)
    await city.draft(1)
    assert not await city.act(lambda office: office.files.lives_under("cars"))
    filed = await city.submit(1)
    assert isinstance(filed, Filed)
    assert await city.act(lambda office: office.files.lives_under("cars"))
    back = await city.act(
        lambda office: return_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, fields=["price", "vin"])
    )
    assert await city.file(1) == back
    assert (await city.file(1)).filed == filed
    assert await city.submit(1) == filed


async def test_one_car_filed_by_many_at_once_under_two_policies_is_filed_once(city: City) -> None:
    for policy_id in ("cars", "more-cars"):
        await city.grant(10_000_000, policy_id)
    for number in range(1, 17):
        await city.draft(number, "cars" if number % 2 else "more-cars", vin=vin(77))
    answers = await asyncio.gather(*(city.submit(number) for number in range(1, 17)))
    assert sum(isinstance(answer, Filed) for answer in answers) == 1
    assert answers.count(Faulty((Problem("vin", Refusal.DUPLICATE_VIN),))) == 15


async def test_two_rules_of_one_refusal_each_hold_a_claim_apart(city: City) -> None:
    rules = (Unique(("vin",), Refusal.DUPLICATE_VIN), Unique(("owner",), Refusal.DUPLICATE_VIN))
    policy = b.policy(policy_id="cars", version=2, uniques=rules, closes_at=b.NOW + 36_500 * b.DAY)
    assert await city.act(lambda office: office.pools.put(policy))
    for number in range(1, 5):
        await city.draft(number)
    assert isinstance(await city.submit(1), Filed)
    who = {"buyer": "张一", "owner": "张一"}
    await city.draft(5, **who)
    await city.draft(6, vin=vin(5), **who)
    await city.draft(7, **who)
    assert isinstance(await city.submit(5), Filed)
    assert await city.submit(6) == Faulty((Problem("vin", Refusal.DUPLICATE_VIN),))
    assert await city.submit(7) == Faulty((Problem("owner", Refusal.DUPLICATE_VIN),))
    assert isinstance(await city.submit(2), Filed)


async def test_many_file_at_once_for_little_money_and_wait_in_the_order_of_filing(city: City) -> None:
    await city.grant(1_000_000)
    for number in range(1, 21):
        await city.draft(number)
    answers = await asyncio.gather(*(city.submit(number) for number in range(1, 21)))
    states = Counter(answer.state for answer in answers if isinstance(answer, Filed))
    assert states == Counter({State.SUBMITTED: 3, State.WAITLISTED: 17})
    assert await city.left() == (100_000, 17)
    line = [file.claim.claim_no for file in await city.act(lambda office: office.files.first_waiting("cars"))]
    leaver = next(n for n, one in enumerate(answers, 1) if isinstance(one, Filed) and one.state == State.SUBMITTED)
    await city.act(lambda office: withdraw_claim(office, f"n{leaver}", citizen_id=citizen(leaver)))
    served = [(await city.file(int(claim_no[1:]))).claim.state for claim_no in line[:2]]
    assert served == [State.SUBMITTED, State.WAITLISTED]
    assert await city.left() == (100_000, 16)
    assert not await city.act(lambda office: office.files.lives_under("more-cars"))


async def test_a_filing_that_meets_another_keeps_what_it_held(city: City) -> None:
    await city.grant(1_000_000)
    for number in (1, 2):
        await city.draft(number)
        await city.submit(number)
    await city.act(lambda office: return_claim(office, "n2", reviewer=ANN, level=Level.DISTRICT, fields=["vin"]))
    typed = {"vin": vin(1)}
    await city.act(lambda office: save_draft(office, "n2", citizen_id=citizen(2), typed=typed))
    answer = await city.act(lambda office: fix_claim(office, "n2", citizen_id=citizen(2)))
    assert answer == Faulty((Problem("vin", Refusal.DUPLICATE_VIN),))
    texts = [UniqueText("", Refusal.DUPLICATE_VIN, f"vin={vin(2)}")]
    assert await city.act(lambda office: office.files.hold("n3", texts)) == texts[0]
    assert await city.act(lambda office: office.files.due(b.NOW + 36_500 * b.DAY)) == ["n1", "n2"]
    assert isinstance(await city.act(lambda office: advance_claim(office, "n2")), Refused)


async def test_a_rest_is_found_and_given_back_once_its_policy_has_closed(city: City) -> None:
    await city.grant(1_000_000)
    closed = b.policy().closes_at + 36_500 * b.DAY
    assert await city.act(lambda office: office.pools.with_rest(b.NOW - 36_500 * b.DAY)) == []
    assert await city.act(lambda office: office.pools.with_rest(closed)) == ["cars"]
    pool = await city.act(lambda office: office.pools.load_for_update("cars"))
    assert pool is not None
    emptied = give_back(pool, closed)
    assert emptied is not None
    await city.act(lambda office: office.pools.save(emptied))
    assert await city.act(lambda office: office.pools.load_for_update("cars")) == emptied
    assert await city.act(lambda office: office.pools.with_rest(closed)) == []


async def test_who_still_waits_when_a_policy_has_closed_is_told_and_the_rest_goes_back(city: City) -> None:
    await city.grant(400_000)
    for number in range(1, 4):
        await city.draft(number)
        await city.submit(number)
    last = await city.act(lambda office: office.files.last_waiting("cars"))
    assert [file.claim.claim_no for file in last] == ["n3", "n2"]
    closed = b.policy(policy_id="cars", version=2, closes_at=b.NOW)
    assert await city.act(lambda office: office.pools.put(closed))

    def office(connection: Connection) -> Office:
        return PostgresOffice(connection, KEYS)

    await returning(city.database, office)()
    assert [(await city.file(number)).claim.state for number in (1, 2, 3)] == [
        State.SUBMITTED, State.LAPSED, State.LAPSED,
    ]  # fmt: skip
    assert await city.left() == (0, 0)
    async with city.database.connection() as connection:
        assert {row["claim_no"] for row in await connection.fetch("select claim_no from held_alone")} == {"n1"}


async def test_a_document_is_kept_sealed_and_comes_back_as_it_was(city: City, tmp_path: Path) -> None:
    await city.draft(1)
    made = Document("d1", "n1", "invoice", FileType.OFD, 2, 5, {Kind.VIN: vin(1)})
    assert await city.act(lambda office: attach_document(office, made, citizen_id=citizen(1))) == made
    assert await city.act(lambda office: office.files.documents_of("n1")) == [made]
    store = ObjectDocuments(tmp_path.as_uri(), Seal(RING))
    await store.put("d1", b"a secret invoice")
    assert await store.get("d1") == b"a secret invoice"
    (path,) = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert b"secret" not in path.read_bytes()
    elsewhere = path.parent.parent / "d2"
    elsewhere.mkdir()
    path.rename(elsewhere / "d2")
    with pytest.raises(InvalidTag):
        await store.get("d2")
    with pytest.raises(FileNotFoundError):
        await store.get("d1")


@pytest.mark.parametrize(
    "asked", [{"district_id": "d1"}, {"policy_id": "cars"}, {}], ids=["district", "policy", "city"]
)
async def test_a_page_of_a_queue_comes_in_order_from_an_index(city: City, asked: dict[str, str]) -> None:
    query = page_query(*asked)
    async with city.database.transaction() as transaction:
        await transaction.execute(
            """insert into subsidy_claim (claim_no, policy_id, citizen_id, district_id, state, version, amount_fen,
                   office_time, fix_fields, acted, payouts, awaits_bank, settled_fen, pay_failure, typed_sealed,
                   documents, findings, filing_no)
               select 'BT' || n, 'cars', gen_random_uuid(), 'd' || n % 3, 'AUTO_CHECKED', 3, 200000, '0', '{}', '{}',
                   0, false, 0, '', '', '{}', '[]', n from generate_series(1, 20000) n"""
        )
        await transaction.execute("analyze subsidy_claim")
        for _ in range(7):  # by then a prepared statement has its general plan
            await transaction.fetch(query, "AUTO_CHECKED", 9_000, *asked.values())
        literal = (
            query.replace("$1", "'AUTO_CHECKED'").replace("$2", "9000").replace("$3", f"'{[*asked.values(), ''][0]}'")
        )
        plan = await transaction.fetch(f"explain {literal}")
    text = "\n".join(row[0] for row in plan)
    assert "Index Scan using subsidy_claim_" in text
    assert "Sort" not in text
    assert "Seq Scan on subsidy_claim" not in text


async def test_no_column_shows_what_a_buyer_typed(city: City) -> None:
    await city.grant(1_000_000)
    await city.draft(1)
    said = Document("d1", "n1", "invoice", FileType.PDF, 1, 5, {Kind.VIN: vin(1), Kind.NAME: "张三"})
    await city.act(lambda office: attach_document(office, said, citizen_id=citizen(1)))
    await city.submit(1)
    async with city.database.connection() as connection:
        for table in ("subsidy_claim", "held_alone", "document", "outbox"):
            rows = await connection.fetch(f"select t::text as text from {table} t")
            assert rows
            for row in rows:
                assert vin(1) not in row["text"]
                assert "张" not in row["text"]


async def test_drafts_opened_at_once_are_not_more_than_one_person_may_have(city: City) -> None:
    async def opens(number: int) -> ClaimFile | Refused:
        return await city.act(
            lambda office: open_draft(office, claim_no=f"d{number}", policy_id="cars", citizen_id=citizen(1))
        )

    answers = await asyncio.gather(*(opens(number) for number in range(2 * DRAFTS_MAX)))
    assert sum(isinstance(one, ClaimFile) for one in answers) == DRAFTS_MAX
    opened = [one.claim.claim_no for one in answers if isinstance(one, ClaimFile)]
    await city.act(lambda office: withdraw_claim(office, opened[0], citizen_id=citizen(1)))
    await city.draft(1)
    await city.submit(1)
    own = await city.act(lambda office: office.files.of_citizen(citizen(1)))
    assert [one.claim.claim_no for one in own][-2:] == ["n1", opened[0]]
    assert own[-1].typed == {}
