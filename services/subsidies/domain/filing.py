"""What a filing is judged by before anybody looks at it: every field, every condition, every document, all at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from services.subsidies.domain.fields import WHOLE_INVOICE_DIGITS, Kind, Value, read_field, vin_check_digit_holds
from services.subsidies.domain.policy import Policy, Problem, UniqueText, award, check_conditions, unique_texts
from services.subsidies.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


@dataclass(frozen=True, slots=True)
class Checked:
    """A form as read: the values that are right, all that is wrong, and what to look at twice."""

    values: Mapping[str, Value]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


def check_form(policy: Policy, typed: Mapping[str, str]) -> Checked:
    """Check what was typed so far (逐项校验); a field that is absent is no problem yet."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    warnings: list[Problem] = []
    for name, text in typed.items():
        field = policy.field(name)
        if field is None:
            problems.append(Problem(name, Refusal.MALFORMED, "no such field"))
            continue
        value = read_field(field.kind, text)
        if isinstance(value, Refused):
            problems.append(Problem(name, Refusal(value.reason), value.detail))
        elif field.kind == Kind.CHOICE and value not in field.choices:
            problems.append(Problem(name, Refusal.MALFORMED, "one of the choices is needed"))
        else:
            values[name] = value
            if field.kind == Kind.VIN and not vin_check_digit_holds(str(value)):
                warnings.append(Problem(name, Refusal.MALFORMED, "the check digit is unusual: look again"))
    codeless = _codeless(policy, values)
    values |= dict.fromkeys(codeless, "")
    wrong = (one for one in problems if one.field not in codeless)
    return Checked(values, (*wrong, *check_conditions(policy, values)), tuple(warnings))


def _codeless(policy: Policy, values: Mapping[str, Value]) -> frozenset[str]:
    """Code fields that say nothing: the number of an all-electronic invoice (数电票) has 20 digits and no code."""
    numbers = [str(values.get(field.name, "")) for field in policy.fields if field.kind == Kind.INVOICE_NUMBER]
    if not numbers or any(len(number) != WHOLE_INVOICE_DIGITS for number in numbers):
        return frozenset()
    return frozenset(field.name for field in policy.fields if field.kind == Kind.INVOICE_CODE)


def spelled(policy: Policy, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, each text in its one spelling where it can be read: as it is shown, masked, or sent to a bank."""
    values = check_form(policy, typed).values
    return {name: value if isinstance(value := values.get(name), str) else text for name, text in typed.items()}


@dataclass(frozen=True, slots=True)
class Right:
    """A filing with nothing wrong: what it earns, and what it will hold alone."""

    amount_fen: Fen
    uniques: tuple[UniqueText, ...]


def judge_filing(policy: Policy, typed: Mapping[str, str], documents: Collection[str]) -> Right | tuple[Problem, ...]:
    """Judge a form that is to be filed: nothing may be wrong, and nothing may be missing."""
    checked = check_form(policy, typed)
    named = {problem.field for problem in checked.problems}
    absent = [one.name for one in policy.fields if one.name not in checked.values and one.name not in named]
    missing = [kind for kind in policy.documents if kind not in documents]
    problems = [
        *checked.problems,
        *(Problem(name, Refusal.MALFORMED, "is needed") for name in absent),
        *(Problem(kind, Refusal.DOCUMENT_MISSING) for kind in missing),
    ]
    basis = checked.values.get(policy.basis)
    earned = award(policy, basis) if isinstance(basis, int) else Refused(Refusal.BELOW_TIERS)
    if isinstance(earned, Refused) and basis is not None:
        problems.append(Problem(policy.basis, Refusal.BELOW_TIERS))
    if problems or isinstance(earned, Refused):
        return tuple(problems)
    return Right(earned, tuple(unique_texts(policy, checked.values)))
