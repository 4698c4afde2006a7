"""Cases for a policy: good filings, and every kind of bad one with the refusal it must meet and where that shows."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from deploy.campaigns.campaign_file import CampaignFile
from loadtests.clients.people import Person
from loadtests.paperwork.breaches import breaches
from loadtests.paperwork.case import Case, Step
from loadtests.paperwork.duplicates import duplicates
from loadtests.paperwork.facts import HUNDREDTHS, plain_amount
from loadtests.paperwork.filings import Desk
from shared.contracts.refusals import Code

OVERSTATED = 10_000 * HUNDREDTHS


def cases(
    file: CampaignFile, policy: str, *, good: int, seed: int, applicants: Iterator[Person] | None = None
) -> Iterator[Case]:
    """So many good cases, then one or more of each bad kind; no two collide unless a case says so.

    `policy` is a name of the file. Ask once for a policy and seed: a second time gives the same cases again.
    `applicants` (distinct; by default made up) are used up in order.
    """
    desk = Desk(file, policy, seed=seed, applicants=applicants)
    for number in range(1, good + 1):
        yield Case(f"good_{number:04d}", desk.file_one())
    yield from duplicates(desk)
    yield from breaches(desk)
    yield from _below_the_tiers(desk)
    yield from _wrong_check_digits(desk)
    yield from _bad_documents(desk)
    yield from _unlike_the_invoice(desk)


def _below_the_tiers(desk: Desk) -> Iterator[Case]:
    basis, least = desk.policy.basis, desk.policy.tiers[0].basis_from
    if least > 0:
        filing = desk.file_one(changed={basis: plain_amount(least - 1)})
        yield Case(f"{basis}_below_the_tiers", filing, Code.BELOW_TIERS, Step.FILING, (basis,))


def _wrong_check_digits(desk: Desk) -> Iterator[Case]:
    for name, kind in desk.kinds.items():
        if kind in {"national_id", "uscc"}:
            filing = desk.file_one()
            right = filing.typed[name]
            wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
            misspelt = replace(filing, typed={**filing.typed, name: wrong})
            yield Case(f"{name}_with_a_wrong_check_digit", misspelt, Code.ID_INVALID, Step.FILING, (name,))


def _bad_documents(desk: Desk) -> Iterator[Case]:
    for kind in desk.form.documents:
        filing = desk.file_one()
        papers = {name: paper for name, paper in filing.papers.items() if name != kind}
        without = replace(filing, papers=papers)
        yield Case(f"{kind}_missing", without, Code.DOCUMENT_MISSING, Step.FILING, (kind,))
        filing = desk.file_one()
        papers = {**filing.papers, kind: replace(filing.papers[kind], is_cut=True)}
        cut = replace(filing, papers=papers)
        yield Case(f"{kind}_unreadable", cut, Code.DOCUMENT_UNREADABLE, Step.UPLOAD, (kind,))


def _unlike_the_invoice(desk: Desk) -> Iterator[Case]:
    basis, has_invoice = desk.policy.basis, "invoice" in desk.form.documents
    filing = desk.file_one()
    overstated = plain_amount(int(Decimal(filing.facts[basis]) * HUNDREDTHS) + OVERSTATED)
    filing = replace(filing, typed={**filing.typed, basis: overstated})
    shows_at = (basis,) if has_invoice else ()
    yield Case(f"{basis}_overstated", filing, Code.AMOUNT_MISMATCH, Step.REVIEW, shows_at)
    if has_invoice:
        buyer = "buyer" if "buyer" in desk.kinds else "company"
        other = desk.file_one().facts[buyer]
        filing = desk.file_one(printed={buyer: f"{other}甲"})
        yield Case("invoice_of_another_buyer", filing, Code.NAME_MISMATCH, Step.REVIEW, (buyer,))
