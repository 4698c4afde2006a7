"""What officers are shown of claims: the queue's entries, a whole file."""

from datetime import datetime

from services.subsidies.domain.subsidy_claim import State
from services.subsidies.entrypoints.bodies import ClaimView, ProblemView
from services.subsidies.usecases.ports import QueueEntry
from shared.runtime.http_app import Body


class EntryView(Body):
    """A file in a queue; `filing_no` is the cursor of the pages, the times are the office's clock and its limit."""

    claim_no: str
    filing_no: int
    policy_id: str
    state: State
    amount_fen: int
    filed_at: datetime
    office_time_s: int
    service_time_s: int
    assigned_to: str | None


class CountsView(Body):
    by_state: dict[str, int]


class ActedView(Body):
    level: str
    by: str


class FileView(ClaimView):
    """A file as an officer sees it: personal data masked; `labels` name fields, documents and choices."""

    fields: dict[str, str]
    labels: dict[str, str]
    assigned_to: str | None
    differences: list[str]
    findings: list[ProblemView]
    rejection_reasons: list[str]
    acted: list[ActedView]


def entry_view(entry: QueueEntry) -> EntryView:
    """The entry with its times in whole seconds."""
    return EntryView(
        claim_no=entry.claim_no, filing_no=entry.filing_no, policy_id=entry.policy_id, state=entry.state,
        amount_fen=entry.amount_fen, filed_at=entry.filed_at, assigned_to=entry.assigned_to,
        office_time_s=int(entry.office_time.total_seconds()), service_time_s=int(entry.service_time.total_seconds()),
    )  # fmt: skip
