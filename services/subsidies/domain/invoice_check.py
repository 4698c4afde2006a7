"""What an e-invoice says, held against what was typed (发票比对).

A difference is shown to buyer and officer; nothing read from a file is ever put in the form by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.subsidies.domain.fields import Kind, Value, read_field
from services.subsidies.domain.invoice_words import read_invoice_day
from services.subsidies.domain.policy import Field, Policy, Problem
from services.subsidies.domain.refusals import Refusal
from shared.kernel.decision import Refused


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the invoice says otherwise; neither value is repeated here."""

    field: str
    typed: bool  # whether it was typed at all


def compare_invoice(policy: Policy, values: Mapping[str, Value], said: Mapping[Kind, str]) -> list[Difference]:
    """Every field of the form, one a kind, that the invoice says otherwise; kinds the invoice is silent on are not.

    The buyer on the invoice is the applicant: whom the policy pays, be it a person or a company; else the first name.
    """
    differences: list[Difference] = []
    for kind, text in said.items():
        field = _field_of(policy, kind)
        if field is None:
            continue
        read = read_field(field.kind, read_invoice_day(text) if kind == Kind.DAY else text)
        if isinstance(read, Refused) or read != values.get(field.name):
            differences.append(Difference(field.name, field.name in values))
    return differences


def differences_as_problems(policy: Policy, differences: Sequence[Difference]) -> list[Problem]:
    """The differences as a reviewer is shown them, each field once."""
    codes = {Kind.AMOUNT: Refusal.AMOUNT_MISMATCH, Kind.NAME: Refusal.NAME_MISMATCH}
    by_field = {field.name: code for kind, code in codes.items() if (field := _field_of(policy, kind))}
    names = dict.fromkeys(one.field for one in differences)
    return [Problem(name, by_field.get(name, Refusal.CONFLICT), "the invoice says otherwise") for name in names]


def _field_of(policy: Policy, kind: Kind) -> Field | None:
    payee = policy.field(policy.payee) if kind == Kind.NAME else None
    return payee or next((field for field in policy.fields if field.kind == kind), None)
