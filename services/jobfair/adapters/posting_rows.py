"""A posting as rows of Postgres have it, there and back."""

from collections.abc import Sequence
from typing import Any

import asyncpg
import msgspec

from services.jobfair.domain.catalogue_plan import Planned
from services.jobfair.domain.folded_text import Folding
from services.jobfair.domain.job_gate import Hit, Subject
from services.jobfair.domain.posting import Posting, PostingState
from services.jobfair.domain.search_words import index_words, searched_text
from services.jobfair.usecases.catalogue_ports import Kept

KEPT = """
select p.job_id, p.fair_id, p.company_id, p.listed_no, p.listed_at, p.posting, p.hits, p.state,
       (select array_agg(array[rule_id, field, words]) from gate_overrule o where o.job_id = p.job_id) as overruled
from job_posting p
"""


def kept_of(row: asyncpg.Record) -> Kept:
    """The posting of a row that `KEPT` selects."""
    return Kept(
        row["job_id"], row["fair_id"], row["company_id"], row["listed_no"], row["listed_at"],
        msgspec.json.decode(row["posting"], type=Posting), msgspec.json.decode(row["hits"], type=tuple[Hit, ...]),
        PostingState(row["state"]), frozenset(Subject(*one) for one in row["overruled"] or ()),
    )  # fmt: skip


def company_columns(rows: Sequence[Planned]) -> list[list[Any]]:
    """Each company once, in order of its id; of several names and industries the last that is one."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in rows:
        posting = row.posting
        _, name, industry = found.get(row.company_id, ("", "", ""))
        found[row.company_id] = (posting.uscc, posting.employer or name, posting.industry or industry)
    ordered = sorted(found.items())
    return [[company_id for company_id, _ in ordered], *([fields[at] for _, fields in ordered] for at in range(3))]


def posting_columns(rows: Sequence[Planned], folding: Folding) -> list[list[Any]]:
    """The columns of `job_posting`, with what is searched."""
    lines = []
    for row in rows:
        posting, searched = row.posting, searched_text(folding, row.posting)
        pay = [pay for pay in (posting.base_pay_fen, posting.pay_max_fen) if pay is not None]
        lines.append((
            row.job_id, row.company_id, posting.job_no, posting.title, str(row.state), posting.digest, _json(posting),
            _json(row.hits), folding.glance(posting.occupation), folding.glance(posting.place), max(pay, default=None),
            posting.valid_until, searched, folding.glance(posting.title), " ".join(index_words(searched)),
        ))  # fmt: skip
    return [list(column) for column in zip(*lines, strict=True)]


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
