"""Second filings for what one live claim may hold alone: the same car, invoice or person, spelt in every trick."""

from collections.abc import Iterator
from dataclasses import replace

from deploy.campaigns.policy_file import UniquePart
from loadtests.paperwork.case import Case, Step
from loadtests.paperwork.filings import Desk, Filing
from loadtests.paperwork.spelling import TRICKS, spell
from shared.contracts.refusals import Code

TRIES_MAX = 200  # one ID number in eleven ends in the X that a lower-case trick needs


def duplicates(desk: Desk) -> Iterator[Case]:
    """A pair of filings for each unique group of the form and each trick that changes its spelling."""
    for unique in desk.form.unique:
        for trick in TRICKS:
            first = _first_that_changes(desk, unique, trick)
            if first is not None:
                name = f"{unique.refusal.lower()}_{trick}"
                yield Case(name, _second(desk, first, unique, trick), Code(unique.refusal), Step.FILING,
                           tuple(unique.fields), after=first)  # fmt: skip


def _first_that_changes(desk: Desk, unique: UniquePart, trick: str) -> Filing | None:
    if trick != "as_it_is" and all(spell(trick, desk.kinds[name], "0X") == "0X" for name in unique.fields):
        return None
    for _ in range(TRIES_MAX):
        first = desk.file_one()
        if trick == "as_it_is" or _tricked(desk, first, unique, trick) != {n: first.facts[n] for n in unique.fields}:
            return first
    return None


def _second(desk: Desk, first: Filing, unique: UniquePart, trick: str) -> Filing:
    """Another purchase by another person in all but what is held: its papers say the plain spelling."""
    same = {name: first.facts[name] for name in unique.fields}
    if "company_code" in same:
        same["company"] = first.facts["company"]
    applicant = first.applicant if "buyer_id" in same else None
    second = desk.file_one(applicant=applicant, changed=same)
    return replace(second, typed={**second.typed, **_tricked(desk, first, unique, trick)})


def _tricked(desk: Desk, first: Filing, unique: UniquePart, trick: str) -> dict[str, str]:
    return {name: spell(trick, desk.kinds[name], first.facts[name]) for name in unique.fields}
