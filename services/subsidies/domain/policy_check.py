"""Whether a policy can be judged by at all: looked at when it is loaded, so that no filing ever meets a broken rule."""

from collections.abc import Iterator

from services.subsidies.domain.fields import Kind
from services.subsidies.domain.policy import Asks, Form, Level, Policy, Predicate
from services.subsidies.domain.refusals import Refusal
from shared.kernel.decision import Refused

_KINDS = {
    Asks.AT_LEAST: {Kind.COUNT, Kind.AMOUNT},
    Asks.AT_MOST: {Kind.COUNT, Kind.AMOUNT},
    Asks.ONE_OF: {Kind.CHOICE},
    Asks.FROM_UNTIL: {Kind.DAY},
    Asks.SAME_AS: set(Kind),
    Asks.ENROLLED: {Kind.USCC},
}
PERCENT = 100


def check_policy(policy: Policy) -> Refused | None:
    """The first thing that does not fit together, by the name of its place."""
    wrong = next(_wrong(policy), None)
    return Refused(Refusal.MALFORMED, wrong) if wrong else None


def _wrong(policy: Policy) -> Iterator[str]:
    kinds = {field.name: field.kind for field in policy.fields}
    if len(kinds) < len(policy.fields):
        yield "fields: a name stands twice"
    for field in policy.fields:
        if (field.kind == Kind.CHOICE) != bool(field.choices):
            yield f"fields.{field.name}.choices: a choice has them, nothing else has"
    for place, predicate in enumerate(policy.predicates):
        if not _fits(predicate, kinds):
            yield f"predicates.{place}: {predicate.asks} cannot be asked of {predicate.field}"
    for place, unique in enumerate(policy.uniques):
        if not unique.fields or not kinds.keys() >= set(unique.fields):
            yield f"uniques.{place}.fields: a field that the form does not have"
        if unique in policy.uniques[:place]:
            yield f"uniques.{place}: stands twice"
    if kinds.get(policy.basis) != Kind.AMOUNT:
        yield "basis: no amount of the form"
    yield from _wrong_money(policy, kinds)
    if not policy.opens_at < policy.closes_at:
        yield "closes_at: must come after opens_at"
    if not policy.levels or policy.levels != tuple(level for level in Level if level in policy.levels):
        yield "levels: one or two, each once, the district before the city"
    if set(policy.documents) & kinds.keys() or len(set(policy.documents)) < len(policy.documents):
        yield "documents: a name stands twice"


def _wrong_money(policy: Policy, kinds: dict[str, Kind]) -> Iterator[str]:
    bounds = [tier.basis_from for tier in policy.tiers]
    if not bounds or sorted(set(bounds)) != bounds or bounds[0] < 0:
        yield "tiers: basis_from must grow from tier to tier"
    for place, tier in enumerate(policy.tiers):
        if (tier.amount_fen is None) == (tier.rate_permyriad is None):
            yield f"tiers.{place}: an amount or a rate, not both"
        elif (tier.amount_fen or tier.rate_permyriad or 0) <= 0:
            yield f"tiers.{place}: must be above nothing"
    if sum(part.share_percent for part in policy.payout) != PERCENT or len({p.form for p in policy.payout}) < len(
        policy.payout
    ):
        yield "payout: each form once, the shares add up to 100 percent"
    for place, part in enumerate(policy.payout):
        if part.form != Form.BANK_CARD and part.piece_fen <= 0:
            yield f"payout.{place}.piece_fen: {part.form} come in pieces"
        if part.form == Form.VOUCHERS and (part.threshold_fen <= part.piece_fen or not part.categories):
            yield f"payout.{place}: vouchers need a threshold above their face and categories"
    if any(part.form == Form.BANK_CARD for part in policy.payout) and (
        kinds.get(policy.account) != Kind.BANK_CARD or kinds.get(policy.payee) not in {Kind.NAME, Kind.TEXT}
    ):
        yield "payee, account: a name and a bank card of the form are needed"
    yield from _uneven(policy)


def _uneven(policy: Policy) -> Iterator[str]:
    """The last part takes what is left over, so it must come in pieces that always fit."""
    last = policy.payout[-1] if policy.payout else None
    if last is None or not last.piece_fen:
        return
    pieces = [part.piece_fen for part in policy.payout if part.piece_fen]
    for place, tier in enumerate(policy.tiers):
        if tier.amount_fen is None or any(tier.amount_fen % piece for piece in pieces):
            yield f"tiers.{place}: does not come out in whole pieces"


def _fits(predicate: Predicate, kinds: dict[str, Kind]) -> bool:
    kind = kinds.get(predicate.field)
    if kind not in _KINDS[predicate.asks]:
        return False
    if predicate.asks == Asks.SAME_AS:
        return kinds.get(predicate.other) == kind
    if predicate.asks == Asks.FROM_UNTIL:
        return predicate.days is not None and predicate.days[0] <= predicate.days[1]
    return predicate.asks != Asks.ONE_OF or bool(predicate.words)
