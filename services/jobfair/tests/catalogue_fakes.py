"""The catalogue in memory: what a transaction leaves, all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from services.jobfair.domain.catalogue_plan import ChangeState, Known, Planned, Restated
from services.jobfair.domain.folded_text import Folding
from services.jobfair.domain.job_gate import Subject
from services.jobfair.domain.posting import PostingState
from services.jobfair.domain.search_words import index_words, searched_text
from services.jobfair.usecases.catalogue_ports import Change, Company, Found, Kept, Part, Search

LISTED_AT = datetime(2022, 8, 26, 2, tzinfo=UTC)
OPEN = (PostingState.SHOWN, PostingState.WARNED)


class FakeCatalogue:
    """Both what officers change and what everybody looks at."""

    def __init__(self, folding: Folding) -> None:
        self._folding = folding
        self.versions: dict[str, int] = {}
        self.changes: dict[str, Change] = {}
        self.parts: dict[tuple[str, int], Part] = {}
        self.kept: dict[str, Kept] = {}
        self.named: dict[str, Company] = {}
        self._listed = 0

    async def version(self, fair_id: str) -> int | None:
        return self.versions.get(fair_id)

    async def locked_version(self, fair_id: str) -> int | None:
        return self.versions.get(fair_id)

    async def move_version(self, fair_id: str) -> None:
        self.versions[fair_id] += 1

    async def change_at_work(self, fair_id: str) -> str | None:
        at_work = (one for one in self.changes.values() if one.state == ChangeState.WRITING)
        return next((one.change_id for one in at_work if one.fair_id == fair_id), None)

    async def known(self, fair_id: str) -> Mapping[tuple[str, str], Known]:
        return {
            (one.posting.uscc, one.posting.job_no): Known(
                one.posting.digest, one.state == PostingState.WITHDRAWN, one.overruled
            )
            for one in self.kept.values()
            if one.fair_id == fair_id
        }

    async def add_part(self, change_id: str, part_no: int, part: Part) -> None:
        self.parts.setdefault((change_id, part_no), part)

    async def part(self, change_id: str, part_no: int) -> Part:
        return self.parts[change_id, part_no]

    async def add_change(self, change: Change) -> None:
        self.changes.setdefault(change.change_id, change)

    async def change(self, change_id: str) -> Change | None:
        return self.changes.get(change_id)

    async def locked_change(self, change_id: str) -> Change | None:
        return self.changes.get(change_id)

    async def move_change(self, change_id: str, state: ChangeState, next_part: int) -> None:
        self.changes[change_id] = replace(self.changes[change_id], state=state, next_part=next_part)

    async def unfinished(self) -> str | None:
        return next((one.change_id for one in self.changes.values() if one.state == ChangeState.WRITING), None)

    async def forget_plans(self, fair_id: str) -> None:
        for change in list(self.changes.values()):
            if change.fair_id == fair_id and change.state == ChangeState.PLANNED:
                del self.changes[change.change_id]

    async def put(self, fair_id: str, rows: Sequence[Planned]) -> None:
        for row in rows:
            posting, known = row.posting, self.named.get(row.company_id)
            name = posting.employer or (known.name if known else "")
            industry = posting.industry or (known.industry if known else "")
            self.named[row.company_id] = Company(row.company_id, fair_id, name, posting.uscc, industry, 0)
            before = self.kept.get(row.job_id)
            if before is not None:
                self.kept[row.job_id] = replace(before, posting=posting, hits=row.hits, state=row.state)
                continue
            self._listed += 1
            self.kept[row.job_id] = Kept(
                row.job_id, fair_id, row.company_id, self._listed, LISTED_AT, posting, row.hits, row.state
            )

    async def restate(self, rows: Sequence[Restated]) -> None:
        for row in rows:
            self.kept[row.job_id] = replace(self.kept[row.job_id], state=row.state, hits=row.hits)

    async def page(self, fair_id: str, after: int, most: int) -> list[Kept]:
        return [one for one in self.kept.values() if one.fair_id == fair_id and one.listed_no > after][:most]

    async def locked_posting(self, job_id: str) -> Kept | None:
        return self.kept.get(job_id)

    async def fair_of(self, job_id: str) -> str | None:
        return self.kept[job_id].fair_id if job_id in self.kept else None

    async def add_overrule(self, job_id: str, subject: Subject, reason: str, staff_id: str) -> None:
        kept = self.kept[job_id]
        self.kept[job_id] = replace(kept, overruled=kept.overruled | {subject})

    async def set_state(self, job_id: str, state: PostingState) -> None:
        self.kept[job_id] = replace(self.kept[job_id], state=state)

    async def search(self, fair_id: str, search: Search) -> list[Found]:
        found = [Found(self._rank(one, search), one) for one in self.kept.values() if self._is_sought(one, search)]
        found = [one for one in found if one.kept.fair_id == fair_id]
        if search.after is not None:
            found = [one for one in found if (one.rank, one.kept.listed_no) < search.after]
        return sorted(found, key=lambda one: (one.rank, one.kept.listed_no), reverse=True)[: search.most]

    async def job(self, job_id: str) -> Kept | None:
        kept = self.kept.get(job_id)
        return kept if kept and _is_open(kept) else None

    async def companies(self, fair_id: str, after: str, most: int) -> list[Company]:
        ordered = sorted(self.named.values(), key=lambda one: (one.name, one.company_id))
        begun = [one.company_id for one in ordered].index(after) + 1 if after else 0
        return [self._counted(one) for one in ordered[begun:] if one.fair_id == fair_id][:most]

    async def company(self, company_id: str) -> Company | None:
        found = self.named.get(company_id)
        return self._counted(found) if found else None

    async def screened(self, fair_id: str, state: PostingState, after: int, most: int) -> list[Kept]:
        return [one for one in await self.page(fair_id, after, len(self.kept)) if one.state == state][:most]

    def _counted(self, company: Company) -> Company:
        jobs = [one for one in self.kept.values() if one.company_id == company.company_id and _is_open(one)]
        return replace(company, jobs=len(jobs))

    def _rank(self, kept: Kept, search: Search) -> int:
        title = self._folding.glance(kept.posting.title)
        return int(bool(search.words.texts) and all(text in title for text in search.words.texts))

    def _is_sought(self, kept: Kept, search: Search) -> bool:
        text, glance = searched_text(self._folding, kept.posting), self._folding.glance
        pay = max((pay for pay in (kept.posting.base_pay_fen, kept.posting.pay_max_fen) if pay is not None), default=-1)
        return (
            _is_open(kept)
            and set(search.words.pairs) <= set(index_words(text))
            and all(one in text for one in search.words.texts)
            and search.place in glance(kept.posting.place)
            and search.occupation in glance(kept.posting.occupation)
            and (search.pay_min_fen is None or pay >= search.pay_min_fen)
            and search.company_id in {None, kept.company_id}
        )


def _is_open(kept: Kept) -> bool:
    until = kept.posting.valid_until
    return kept.state in OPEN and until is not None and until > datetime.now(UTC)
