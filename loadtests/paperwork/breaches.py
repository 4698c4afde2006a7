"""A filing for each condition of a policy that breaks just this one, on paper and in the form alike."""

from collections.abc import Iterator
from datetime import timedelta

from deploy.campaigns.policy_file import ConditionPart
from loadtests.paperwork import numbers
from loadtests.paperwork.case import Case, Step
from loadtests.paperwork.facts import plain_amount
from loadtests.paperwork.filings import Desk
from shared.contracts.refusals import Code


def breaches(desk: Desk) -> Iterator[Case]:
    """In the order of the file; a condition on days is broken on both sides."""
    for condition in desk.form.conditions:
        for how, wrong in _wrong_values(desk, condition):
            filing = desk.file_one(changed={condition.field: wrong})
            name = f"{condition.field}_{how}"
            yield Case(name, filing, Code(condition.refusal), Step.FILING, (condition.field,))


def _wrong_values(desk: Desk, condition: ConditionPart) -> Iterator[tuple[str, str]]:
    name, kind = condition.field, desk.kinds[condition.field]
    written = plain_amount if kind == "amount" else str
    if condition.at_least is not None:
        yield "too_small", written(condition.at_least - 1)
    if condition.at_most is not None:
        yield "too_many", written(condition.at_most + 1)
    if condition.one_of is not None:
        choices = next(field.choices for field in desk.form.fields if field.name == name)
        for choice in choices:
            if choice not in condition.one_of:
                yield choice, choice
    if condition.days is not None:
        first, last = condition.days
        yield "too_early", (first - timedelta(days=1)).isoformat()
        yield "too_late", (last + timedelta(days=1)).isoformat()
    if condition.same_as is not None:
        other = desk.file_one().facts[condition.same_as]
        yield f"unlike_{condition.same_as}", f"{other}乙" if kind in {"name", "text"} else other
    if condition.enrolled:
        yield "not_enrolled", numbers.company_code(f"{desk.series}:stranger", 1)
