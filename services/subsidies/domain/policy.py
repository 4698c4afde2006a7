"""A policy (政策) as data: who may ask for what, what it earns, what must be shown, who looks at it and how long.

Nothing here knows cars or machines: a program is its file. Amounts of the award are fen; the basis of the tiers is in
hundredths of whatever the field counts (fen, cents).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.subsidies.domain.fields import Kind, Value
from services.subsidies.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen

PERMYRIAD = 10_000
NOTHING = Fen(0)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form; a choice has choices."""

    name: str
    label: str
    kind: Kind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unique:
    """Fields that together may stand in one live claim only: of this policy, or of all of them."""

    fields: tuple[str, ...]
    refusal: Refusal
    within_policy: bool = False


@dataclass(frozen=True, slots=True)
class UniqueText:
    """What one live claim may hold: `scope` is the policy's id or empty, `text` the values in their one spelling."""

    scope: str
    refusal: Refusal
    text: str


class Asks(StrEnum):
    """What a predicate asks of its field."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ONE_OF = "one_of"
    FROM_UNTIL = "from_until"
    SAME_AS = "same_as"
    ENROLLED = "enrolled"


@dataclass(frozen=True, slots=True)
class Predicate:
    """One condition (条件): `field` must be as `asks` says, else the claim is refused with `refusal`.

    What it is held against: `number` (at least, at most), `words` (one of), `days` (from and until, both inclusive),
    `other` (same as that field); nothing for ENROLLED, which asks for the policy's enrolled sellers.
    """

    field: str
    asks: Asks
    refusal: Refusal
    number: int = 0
    words: tuple[str, ...] = ()
    days: tuple[date, date] | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class Tier:
    """From this basis on (inclusive) a claim earns `amount_fen`, or `rate_permyriad` of the basis, rounded down."""

    basis_from: int
    amount_fen: Fen | None = None
    rate_permyriad: int | None = None


class Level(StrEnum):
    """Who looks at a file, in this order; a policy names which of them."""

    DISTRICT = "district"
    CITY = "city"


class Form(StrEnum):
    """How an award is paid out."""

    BANK_CARD = "bank_card"
    VOUCHERS = "vouchers"
    FUEL_CARDS = "fuel_cards"


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the award in one form; vouchers and fuel cards come in pieces of `piece_fen`."""

    form: Form
    share_percent: int
    piece_fen: Fen = NOTHING
    threshold_fen: Fen = NOTHING
    valid_for: timedelta = timedelta(0)
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seller:
    """A seller (经销商) enrolled for a policy."""

    uscc: str
    name: str


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything a claim under it is judged by; `version` grows with each change of the rules."""

    policy_id: str
    version: int
    campaign_id: str
    program_id: str
    district_id: str
    name: str
    opens_at: datetime
    closes_at: datetime
    fields: tuple[Field, ...]
    predicates: tuple[Predicate, ...]
    uniques: tuple[Unique, ...]
    basis: str
    tiers: tuple[Tier, ...]
    documents: tuple[str, ...]
    levels: tuple[Level, ...]
    service_time: timedelta
    fix_within: timedelta
    notice: timedelta
    payout: tuple[Part, ...]
    sellers: tuple[Seller, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    """What people call a document or a choice (材料名称、选项名称), by its name; one without is shown by its name."""
    payee: str = ""
    """The field with the name that the bank pays to; needed with BANK_CARD, as is `account`."""
    account: str = ""

    def field(self, name: str) -> Field | None:
        """The field of this name."""
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field, or with one document; what a buyer is shown beside it."""

    field: str
    refusal: Refusal
    detail: str = ""


def check_conditions(policy: Policy, values: Mapping[str, Value]) -> list[Problem]:
    """Every condition that the values break, in the order of the file; fields that are absent are not judged here."""
    sellers = {seller.uscc for seller in policy.sellers}
    return [
        Problem(one.field, one.refusal)
        for one in policy.predicates
        if one.field in values and not _holds(one, values, sellers)
    ]


def unique_texts(policy: Policy, values: Mapping[str, Value]) -> list[UniqueText]:
    """What this claim will hold alone while it lives, in the order of the file."""
    return [
        UniqueText(
            policy.policy_id if one.within_policy else "",
            one.refusal,
            "\n".join(f"{name}={values[name]}" for name in one.fields),
        )
        for one in policy.uniques
    ]


def rejection_reasons(policy: Policy) -> tuple[Refusal, ...]:
    """What an officer may reject a claim for (驳回原因): the policy's own conditions, and what documents show."""
    own = (*(one.refusal for one in policy.predicates), *(one.refusal for one in policy.uniques))
    shown = (Refusal.NAME_MISMATCH, Refusal.AMOUNT_MISMATCH, Refusal.DOCUMENT_MISSING, Refusal.DOCUMENT_UNREADABLE)
    return tuple(dict.fromkeys((*own, *shown)))


def award(policy: Policy, basis: int) -> Fen | Refused:
    """What a claim earns: the highest tier that the basis reaches. Source: the policy's tier table."""
    reached = [tier for tier in policy.tiers if tier.basis_from <= basis]
    if not reached:
        return Refused(Refusal.BELOW_TIERS)
    tier = max(reached, key=lambda one: one.basis_from)
    return tier.amount_fen if tier.amount_fen is not None else Fen(basis * (tier.rate_permyriad or 0) // PERMYRIAD)


def split(policy: Policy, amount: Fen) -> list[tuple[Part, Fen]]:
    """An award in its parts of payout; what does not make whole percents or pieces goes to the last one."""
    shares: list[tuple[Part, Fen]] = []
    rest = amount
    for part in policy.payout[:-1]:
        share = amount * part.share_percent // 100
        if part.piece_fen:
            share -= share % part.piece_fen
        shares.append((part, Fen(share)))
        rest = Fen(rest - share)
    return [*shares, (policy.payout[-1], rest)]


def _holds(predicate: Predicate, values: Mapping[str, Value], sellers: set[str]) -> bool:
    value = values[predicate.field]
    match predicate.asks, value:
        case Asks.AT_LEAST, int():
            return value >= predicate.number
        case Asks.AT_MOST, int():
            return value <= predicate.number
        case Asks.ONE_OF, str():
            return value in predicate.words
        case Asks.FROM_UNTIL, date() if predicate.days is not None:
            first, last = predicate.days
            return first <= value <= last
        case Asks.SAME_AS, _:
            return predicate.other not in values or value == values[predicate.other]
        case Asks.ENROLLED, str():
            return value in sellers
    raise TypeError(f"{predicate.field}: {predicate.asks} cannot be asked of it")  # refused when the file is read
