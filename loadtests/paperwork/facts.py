"""What is true of one made-up purchase: every field that a form may ask for, in its plain spelling."""

import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TypeAlias

from deploy.campaigns.campaign_file import CampaignFile
from deploy.campaigns.policy_file import FieldPart, FormPart, PolicyPart
from loadtests.clients.people import Person
from loadtests.paperwork import numbers

Facts: TypeAlias = Mapping[str, str]

HUNDREDTHS = 100
CHEAPEST = 50_000 * HUNDREDTHS  # where the first tier begins at nothing
DEAREST_PERCENT = 150  # of the last tier's bound
_COMPANIES = "恒瑞金盛宏达永兴"
_MACHINES = ("数控编织机", "全自动焊网机", "激光切割机", "生产管理软件")


class UnknownFieldError(Exception):
    """The form asks for a field that no fact answers: add it here."""


def fields_of(file: CampaignFile, policy: PolicyPart) -> list[FieldPart]:
    """Every field of a policy's form."""
    return [*file.forms[policy.form].fields, *policy.more_fields]


def make_facts(file: CampaignFile, policy: PolicyPart, series: str, number: int, person: Person) -> Facts:
    """The n-th purchase of a series, right in every respect; raises UnknownFieldError.

    Its amount walks through the tiers: on a bound, one hundredth under the next, or somewhere between.
    """
    dealt = random.Random(f"{series}:{number}")
    form = file.forms[policy.form]
    seller = dealt.choice(policy.sellers) if policy.sellers else None
    company = "".join(dealt.sample(_COMPANIES, 2))
    known = {
        "buyer": person.name,
        "buyer_id": person.national_id,
        "phone": person.phone,
        "owner": person.name,
        "contact": person.name,
        "seller": seller.uscc if seller else numbers.company_code(f"{series}:seller", number),
        "seller_name": seller.name if seller else f"石家庄{company}机械设备有限公司",
        "company": f"安平县{company}丝网制品有限公司{number}分厂",
        "company_code": numbers.company_code(series, number),
        "equipment": dealt.choice(_MACHINES),
        "vin": numbers.vin(series, number),
        "seats": dealt.choice("557"),
        "use": "household",
        "invoice_day": policy.opens.isoformat(),
        "invoice_code": numbers.invoice_code(series),
        "invoice_number": numbers.invoice_number(series, number),
        "bank_card": numbers.bank_card(series, number),
        policy.basis: plain_amount(_basis(policy, number, dealt)),
    }
    known |= _days(form, policy, dealt) | _choices(form, dealt)
    missing = [field.name for field in fields_of(file, policy) if field.name not in known]
    if missing:
        raise UnknownFieldError(f"{policy.policy}: {', '.join(missing)}")
    return known


def plain_amount(hundredths: int) -> str:
    """Hundredths as people write amounts: 129800.00."""
    return f"{hundredths // HUNDREDTHS}.{hundredths % HUNDREDTHS:02d}"


def _basis(policy: PolicyPart, number: int, dealt: random.Random) -> int:
    bounds = [tier.basis_from for tier in policy.tiers]
    place, turn = number % len(bounds), number // len(bounds) % 3
    first = bounds[place] or CHEAPEST
    after = bounds[place + 1] if place + 1 < len(bounds) else first * DEAREST_PERCENT // 100
    between = dealt.randrange(first // HUNDREDTHS, after // HUNDREDTHS) * HUNDREDTHS
    return (between, first, after - 1)[turn]


def _days(form: FormPart, policy: PolicyPart, dealt: random.Random) -> dict[str, str]:
    """Days within their windows, in the order of the form: a car is invoiced, then registered."""
    windows = {one.field: one.days for one in form.conditions if one.days}
    names = [field.name for field in form.fields if field.kind == "day"]
    made: dict[str, str] = {}
    earliest = date.min
    for name in names:
        first, last = windows.get(name, [policy.opens, policy.closes])
        first = max(first, min(earliest, last))
        day = first + timedelta(days=dealt.randrange((last - first).days + 1))
        made[name], earliest = day.isoformat(), day
    return made


def _choices(form: FormPart, dealt: random.Random) -> dict[str, str]:
    allowed = {one.field: one.one_of for one in form.conditions if one.one_of}
    return {
        field.name: _mostly_first(allowed.get(field.name) or field.choices, dealt)
        for field in form.fields
        if field.kind == "choice"
    }


def _mostly_first(choices: Iterable[str], dealt: random.Random) -> str:
    first, *others = choices
    return dealt.choice(others) if others and dealt.random() < 0.2 else first
