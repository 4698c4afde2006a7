"""What a change of the catalogue would do (试导入), said before anything of it is done: an import, or new rules."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.jobfair.domain.job_gate import Hit, JobGate, Subject, state_of
from services.jobfair.domain.posting import Posting, PostingState, company_id_of, job_id_of
from services.jobfair.domain.posting_row import BadRow, read_row
from services.jobfair.domain.sheet_headers import Columns


class Kind(StrEnum):
    IMPORT = "IMPORT"
    RESCREENING = "RESCREENING"


class ChangeState(StrEnum):
    """Planned, nothing written; accepted by a person and being written, part by part; written."""

    PLANNED = "PLANNED"
    WRITING = "WRITING"
    WRITTEN = "WRITTEN"


class Action(StrEnum):
    INSERT = "INSERT"
    UPDATE = "UPDATE"
    UNCHANGED = "UNCHANGED"


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue has of a posting already."""

    digest: str
    is_withdrawn: bool = False
    overruled: frozenset[Subject] = frozenset()


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that would be taken in."""

    row_no: int
    job_id: str
    company_id: str
    action: Action
    posting: Posting
    hits: tuple[Hit, ...]
    state: PostingState


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that would not, as it stood, with what is wrong with it."""

    row_no: int
    cells: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restated:
    """A posting whose hits differ under other rules."""

    job_id: str
    company_id: str
    title: str
    was: PostingState
    state: PostingState
    hits: tuple[Hit, ...]


class ImportPlanner:
    """Takes a sheet's rows in order; the first of two rows about one thing counts."""

    def __init__(self, gate: JobGate, fair_id: str, columns: Columns, known: Mapping[tuple[str, str], Known]) -> None:
        self._gate = gate
        self._fair_id = fair_id
        self._columns = columns
        self._known = known
        self._postings: dict[tuple[str, str], int] = {}
        self._names: dict[str, tuple[str, int]] = {}
        self.figures: Counter[str] = Counter(
            dict.fromkeys(("rows", "inserted", "updated", "unchanged", "refused", "shown", "warned", "blocked"), 0)
        )

    def plan(self, row_no: int, row: Sequence[str]) -> Planned | RefusedRow:
        """What would become of a row; `row_no` counts from 1 as spreadsheets do."""
        self.figures["rows"] += 1
        posting = read_row(self._columns, row)
        sentences = posting.sentences if isinstance(posting, BadRow) else self._clashes(posting, row_no)
        if isinstance(posting, BadRow) or sentences:
            self.figures["refused"] += 1
            return RefusedRow(row_no, tuple(self._columns.kept(row)), sentences)
        planned = self._planned(row_no, posting)
        self.figures[{"INSERT": "inserted", "UPDATE": "updated", "UNCHANGED": "unchanged"}[planned.action]] += 1
        self.figures[planned.state.lower()] += 1
        return planned

    def _clashes(self, posting: Posting, row_no: int) -> tuple[str, ...]:
        first = self._postings.setdefault((posting.uscc, posting.job_no), row_no)
        if first != row_no:
            return (f"与第{first}行的岗位编号重复",)
        if posting.employer:
            name, named_at = self._names.setdefault(posting.uscc, (posting.employer, row_no))
            if name != posting.employer:
                return (f"与第{named_at}行的单位名称不一致",)
        return ()

    def _planned(self, row_no: int, posting: Posting) -> Planned:
        known = self._known.get((posting.uscc, posting.job_no))
        hits = self._gate.screen(posting)
        state = state_of(hits, known.overruled if known else ())
        if known is None:
            action = Action.INSERT
        else:
            action = Action.UNCHANGED if known.digest == posting.digest else Action.UPDATE
            state = PostingState.WITHDRAWN if known.is_withdrawn else state
        job_id = job_id_of(self._fair_id, posting.uscc, posting.job_no)
        return Planned(row_no, job_id, company_id_of(self._fair_id, posting.uscc), action, posting, hits, state)


def restate(
    gate: JobGate, job_id: str, company_id: str, posting: Posting, hits: Iterable[Hit], was: PostingState,
    overruled: frozenset[Subject],
) -> Restated | None:  # fmt: skip
    """What other rules would make of a posting; None where they find the same."""
    found = gate.screen(posting)
    state = PostingState.WITHDRAWN if was == PostingState.WITHDRAWN else state_of(found, overruled)
    if found == tuple(hits) and state == was:
        return None
    return Restated(job_id, company_id, posting.title, was, state, found)


def plan_hash(fair_id: str, catalogue_version: int, gate_version: str, content: bytes) -> str:
    """SHA-256 that names a plan: the same file on the same catalogue under the same rules is the same plan."""
    head = f"{fair_id}\n{catalogue_version}\n{gate_version}\n".encode()
    return hashlib.sha256(head + content).hexdigest()
