"""What everybody may find: shown and valid postings, by words, place, occupation and pay."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from services.jobfair.domain.posting import PostingState, Refusal, company_id_of, job_id_of
from services.jobfair.domain.search_words import sought
from services.jobfair.tests.catalogue_worlds import GATE, CatalogueWorld, imported
from services.jobfair.tests.posting_builders import FAIR, LAWFUL, OTHER_USCC, USCC, posting
from services.jobfair.usecases.catalogue_ports import Search
from services.jobfair.usecases.search_jobs import search_jobs
from services.jobfair.usecases.see_company import see_company
from services.jobfair.usecases.see_job import see_job
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen

BLOCKED = posting(job_no="A02", title="灌装班长", conditions="限男性")
OVER = posting(job_no="A03", title="灌装工", valid_until=datetime(2020, 1, 1, tzinfo=UTC))
WARNED = posting(job_no="A04", title="包装工", duties="包装灌装后的产品", conditions="35岁以下")
SHOP = posting(
    uscc=OTHER_USCC, employer="示例家居有限公司", job_no="B01", title="家具导购", occupation="销售", place="滨湖新区",
    pay_max_fen=Fen(900_000), duties="接待顾客，C++不需要",
)  # fmt: skip
ALL = (LAWFUL, BLOCKED, OVER, WARNED, SHOP)


async def found(world: CatalogueWorld, words: str = "", **sought_for: object) -> list[str]:
    search = replace(Search(sought(GATE.folding, words)), **sought_for)  # type: ignore[arg-type]
    async with world.jobs() as jobs:
        return [one.kept.posting.job_no for one in (await search_jobs(jobs, FAIR, search)).found]


@pytest.mark.parametrize(
    ("words", "job_nos"),
    [
        ("", ["B01", "A04", "A01"]),
        ("灌装", ["A01", "A04"]),  # in the title first, though A04 is newer
        ("灌裝", ["A01", "A04"]),
        ("操作 灌装", ["A01"]),
        ("家居", ["B01"]),
        ("滨湖", ["B01"]),
        ("装", ["A04", "A01"]),
        ("线灌", []),
        ("c++", ["B01"]),
        ("Ｃ＋＋", ["B01"]),
        ("不存在的词", []),
        ("100%", []),
    ],
)
async def test_finds_words_of_chinese_text(world: CatalogueWorld, words: str, job_nos: list[str]) -> None:
    await imported(world, *ALL)
    assert await found(world, words) == job_nos


async def test_finds_by_place_occupation_pay_and_company(world: CatalogueWorld) -> None:
    await imported(world, *ALL)
    assert await found(world, place="桃城区") == ["A04", "A01"]
    assert await found(world, occupation="销售") == ["B01"]
    assert await found(world, pay_min_fen=Fen(700_000)) == ["B01"]
    assert await found(world, company_id=company_id_of(FAIR, USCC)) == ["A04", "A01"]
    assert await found(world, "导购", place="桃城区") == []


async def test_pages_neither_repeat_nor_leave_out_postings_while_others_come(world: CatalogueWorld) -> None:
    await imported(world, *(posting(job_no=f"P{number}") for number in range(7)))
    seen, search = [], Search(sought(GATE.folding, "灌装线"), most=3)
    for turn in range(3):
        async with world.jobs() as jobs:
            page = await search_jobs(jobs, FAIR, search)
        seen += [one.kept.posting.job_no for one in page.found]
        search = replace(search, after=page.after)
        if turn == 0:
            await imported(world, posting(job_no="P9"))
    assert seen == [f"P{number}" for number in reversed(range(7))]
    assert page.after is None


async def test_shows_a_posting_only_while_it_may_be_shown(world: CatalogueWorld) -> None:
    await imported(world, *ALL)
    async with world.jobs() as jobs:
        shown = await see_job(jobs, job_id_of(FAIR, USCC, "A01"))
        for job_no in ("A02", "A03", "none"):
            assert await see_job(jobs, job_id_of(FAIR, USCC, job_no)) == Refused(Refusal.NOT_FOUND)
    assert not isinstance(shown, Refused)
    assert shown.posting == LAWFUL


async def test_lists_companies_with_how_many_postings_each_shows(world: CatalogueWorld) -> None:
    await imported(world, *ALL)
    async with world.jobs() as jobs:
        first, second = await jobs.companies(FAIR, "", 10)
        assert {first.name: first.jobs, second.name: second.jobs} == {
            "示例饮品股份有限公司": 2, "示例家居有限公司": 1,
        }  # fmt: skip
        assert await jobs.companies(FAIR, first.company_id, 10) == [second]
        assert await see_company(jobs, FAIR, first.company_id) == first
        assert await see_company(jobs, "other", first.company_id) == Refused(Refusal.NOT_FOUND)
        assert await see_company(jobs, FAIR, "nobody") == Refused(Refusal.NOT_FOUND)


async def test_lists_what_was_blocked_for_staff(world: CatalogueWorld) -> None:
    await imported(world, *ALL)
    async with world.jobs() as jobs:
        blocked = await jobs.screened(FAIR, PostingState.BLOCKED, 0, 10)
        assert [one.posting.job_no for one in blocked] == ["A02"]
        assert await jobs.screened(FAIR, PostingState.BLOCKED, blocked[0].listed_no, 10) == []
