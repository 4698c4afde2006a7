"""A case: a filing, and what must become of it."""

from dataclasses import dataclass
from enum import StrEnum

from loadtests.paperwork.filings import Filing
from shared.contracts.refusals import Code


class Step(StrEnum):
    """Where a refusal shows."""

    UPLOAD = "UPLOAD"  # the document is not kept
    FILING = "FILING"
    REVIEW = "REVIEW"  # a reviewer holds the papers against the form and rejects


@dataclass(frozen=True, slots=True)
class Case:
    """`refusal` None: good in every respect. `after` is to be filed before, and alive.

    `shows_at` names the fields or documents that the refusal names; at a review, the fields that the comparison with
    the invoice names (none: only the reviewer's eye sees it).
    """

    name: str
    filing: Filing
    refusal: Code | None = None
    step: Step | None = None
    shows_at: tuple[str, ...] = ()
    after: Filing | None = None
