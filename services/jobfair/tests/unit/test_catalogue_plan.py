"""Rows of a file, planned."""

from services.jobfair.domain.catalogue_plan import Action, ImportPlanner, Known, Planned, RefusedRow
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.domain.posting import PostingState
from services.jobfair.domain.sheet_headers import ALIASES, Columns, find_columns
from services.jobfair.tests.posting_builders import FAIR, LAWFUL, USCC, cells, posting

COLUMNS = find_columns([[aliases[0] for aliases in ALIASES.values()]])
assert isinstance(COLUMNS, Columns)


def planner(known: dict[tuple[str, str], Known] | None = None) -> ImportPlanner:
    assert isinstance(COLUMNS, Columns)
    return ImportPlanner(JobGate({}), FAIR, COLUMNS, known or {})


def test_a_row_is_new_changed_or_as_it_was() -> None:
    known = {(USCC, "A01"): Known(LAWFUL.digest), (USCC, "A02"): Known("other", is_withdrawn=True)}
    plan = planner(known)
    rows = [plan.plan(2 + number, cells(posting(job_no=f"A0{number}"))) for number in (1, 2, 3)]
    assert [row.action for row in rows if isinstance(row, Planned)] == [
        Action.UNCHANGED, Action.UPDATE, Action.INSERT,
    ]  # fmt: skip
    assert [row.state for row in rows if isinstance(row, Planned)] == [
        PostingState.SHOWN, PostingState.WITHDRAWN, PostingState.SHOWN,
    ]  # fmt: skip


def test_one_company_has_one_name_in_a_file() -> None:
    plan = planner()
    plan.plan(2, cells(LAWFUL))
    other = plan.plan(3, cells(posting(job_no="A02", employer="另一家公司")))
    assert isinstance(other, RefusedRow)
    assert other.sentences == ("与第2行的单位名称不一致",)
    assert isinstance(plan.plan(4, cells(posting(job_no="A03", employer=""))), Planned)
