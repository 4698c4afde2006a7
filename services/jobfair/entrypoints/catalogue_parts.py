"""What the doors of the catalogue are given, and how they show postings."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from services.jobfair.domain.gate_rule import Mandatory, Rule, Severity
from services.jobfair.domain.job_gate import Hit, JobGate
from services.jobfair.usecases.catalogue_ports import Catalogue, Company, Jobs, Kept, SheetReader, SheetWriter
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import TokenVerifier

PAGE = 50


@dataclass(frozen=True, slots=True)
class CatalogueParts:
    """Wiring of the catalogue's doors."""

    database: Database
    catalogue: Callable[[Connection], Catalogue]
    jobs: Callable[[Connection], Jobs]
    gate: JobGate
    reader: SheetReader
    writer: SheetWriter
    verifier: TokenVerifier

    def open(self) -> AbstractAsyncContextManager[Catalogue]:
        """The catalogue in a transaction."""
        return opening(self.database, self.catalogue)()


def opening(
    database: Database, catalogue: Callable[[Connection], Catalogue]
) -> Callable[[], AbstractAsyncContextManager[Catalogue]]:
    """How a use case opens the catalogue for a transaction."""

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Catalogue]:
        async with database.transaction() as connection:
            yield catalogue(connection)

    return transaction


def job_view(kept: Kept) -> dict[str, Any]:
    """A posting as everybody sees it."""
    posting = kept.posting
    return {
        "job_id": kept.job_id,
        "company_id": kept.company_id,
        "title": posting.title,
        "employer": posting.employer,
        "occupation": posting.occupation,
        "headcount": posting.headcount,
        "education": posting.education,
        "conditions": posting.conditions,
        "duties": posting.duties,
        "place": posting.place,
        "base_pay_fen": posting.base_pay_fen,
        "pay_min_fen": posting.pay_min_fen,
        "pay_max_fen": posting.pay_max_fen,
        "employment": posting.employment,
        "valid_until": posting.valid_until,
        "listed_at": kept.listed_at,
    }


def screened_view(gate: JobGate, kept: Kept) -> dict[str, Any]:
    """A posting as staff see it: with what the job gate found."""
    hits = [hit_view(gate, hit) | {"is_overruled": hit.subject in kept.overruled} for hit in kept.hits]
    return job_view(kept) | {"job_no": kept.posting.job_no, "state": kept.state, "hits": hits}


def hit_view(gate: JobGate, hit: Hit) -> dict[str, Any]:
    """A hit with its rule, its legal basis (法律依据) and the wording suggested."""
    rule = gate.rule_set.named(hit.rule_id)
    told = {"rule_id": hit.rule_id, "severity": hit.severity, "field": hit.field, "start": hit.start, "end": hit.end,
            "words": hit.words}  # fmt: skip
    if rule is None:  # of rules that are no more: a re-screening brings it up to date
        return told
    return told | _rule_view(rule)


def rules_view(gate: JobGate) -> dict[str, Any]:
    """The rules themselves, for whoever writes postings."""
    mandatory = [{"rule_id": one.rule_id, "severity": Severity.BLOCK, "field": one.field, **_rule_view(one)}
                 for one in gate.rule_set.mandatory]  # fmt: skip
    wording = [{"rule_id": one.rule_id, "severity": one.severity, **_rule_view(one)} for one in gate.rule_set.rules]
    return {"version": gate.version, "mandatory": mandatory, "wording": wording}


def _rule_view(rule: Rule | Mandatory) -> dict[str, Any]:
    basis = [{"law": one.law, "article": one.article, "says": one.says} for one in rule.basis]
    return {"title": rule.title, "suggestion": rule.suggestion, "basis": basis}


def company_view(company: Company) -> dict[str, Any]:
    """A company as everybody sees it."""
    return {"company_id": company.company_id, "fair_id": company.fair_id, "name": company.name, "uscc": company.uscc,
            "industry": company.industry, "jobs": company.jobs}  # fmt: skip
