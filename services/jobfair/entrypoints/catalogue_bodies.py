"""What people are shown of the catalogue: postings, companies, what the job gate found, and planned changes."""

from datetime import datetime

from shared.runtime.http_app import Body


class JobView(Body):
    """A posting as everybody sees it; what the company left out is empty or null, pay is fen a month."""

    job_id: str
    company_id: str
    title: str
    employer: str
    occupation: str
    headcount: int | None
    education: str
    conditions: str
    duties: str
    place: str
    base_pay_fen: int | None
    pay_min_fen: int | None
    pay_max_fen: int | None
    employment: str
    valid_until: datetime | None
    listed_at: datetime


class JobsView(Body):
    jobs: list[JobView]
    next: str | None


class CompanyView(Body):
    company_id: str
    fair_id: str
    name: str
    uscc: str
    industry: str
    jobs: int


class CompaniesView(Body):
    companies: list[CompanyView]


class BasisView(Body):
    law: str
    article: str
    says: str


class RuleView(Body):
    rule_id: str
    severity: str
    title: str
    suggestion: str
    basis: list[BasisView]


class MandatoryView(RuleView):
    field: str


class RulesView(Body):
    version: str
    mandatory: list[MandatoryView]
    wording: list[RuleView]


class HitView(Body):
    """A hit with its place in the field; of a rule that is no more nothing else is known."""

    rule_id: str
    severity: str
    field: str
    start: int
    end: int
    words: str
    title: str | None = None
    suggestion: str | None = None
    basis: list[BasisView] | None = None
    is_overruled: bool | None = None


class ScreenedView(JobView):
    job_no: str
    state: str
    hits: list[HitView]


class PostingsView(Body):
    postings: list[ScreenedView]
    next: int | None


class ChangeView(Body):
    """A change of the catalogue as planned; accepted by its `sha256`, written in parts."""

    change_id: str
    fair_id: str
    state: str
    sha256: str
    gate_version: str
    figures: dict[str, int]
    parts: int
    parts_written: int


class RefusedRowView(Body):
    row_no: int
    sentences: list[str]


class RestatedView(Body):
    job_id: str
    title: str
    was: str
    state: str
    hits: list[HitView]


class ShownChangeView(ChangeView):
    part: int
    refused: list[RefusedRowView]
    restated: list[RestatedView]


class AcceptedView(Body):
    change_id: str
    sha256: str
    figures: dict[str, int]


class OverruledView(Body):
    job_id: str
    state: str
    rule_id: str
    field: str


class WithdrawnView(Body):
    job_id: str
    state: str
