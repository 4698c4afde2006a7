"""A rule's triggers, derived from its patterns: what a rule is to find is never passed over unread."""

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable
from typing import Any

import pytest

from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.domain.folded_text import Folding
from services.jobfair.domain.gate_rule import Rule
from services.jobfair.domain.job_gate_rules import RULES
from services.jobfair.tests.unit.test_job_gate_words import CAUGHT

FOLDING = Folding(simplified_characters())


def goes_by(parsed: Iterable[tuple[Any, Any]], triggers: str) -> bool:
    """Whether every match of a parsed pattern has one of these characters in it."""
    return any(_is_by(kind, told, triggers) for kind, told in parsed)


def _is_by(kind: Any, told: Any, triggers: str) -> bool:
    if kind is sre.LITERAL:
        return chr(told) in triggers
    if kind is sre.IN:
        return all(one is sre.LITERAL and chr(letter) in triggers for one, letter in told)
    if kind is sre.BRANCH:
        return all(goes_by(way, triggers) for way in told[1])
    if kind is sre.SUBPATTERN:
        return goes_by(told[3], triggers)
    if kind in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
        return told[0] > 0 and goes_by(told[2], triggers)
    return False  # what looks around takes nothing, and any character may be any


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_no_pattern_can_match_without_a_trigger_of_its_rule(rule: Rule) -> None:
    assert [one for one in rule.finds if not goes_by(parser.parse(one), rule.triggers)] == []


@pytest.mark.parametrize(("rule_id", "text"), [case[:2] for case in CAUGHT])
def test_every_wording_that_is_caught_has_a_trigger_in_its_one_spelling(rule_id: str, text: str) -> None:
    (rule,) = [one for one in RULES if one.rule_id == rule_id]
    assert set(rule.triggers) & set(FOLDING.fold(text).text)


@pytest.mark.parametrize(("pattern", "triggers", "expected"), [
    ("不招男", "男", True), ("男?", "男", False), ("男|女", "男", False), ("(?:男|女)性", "男女", True),
    ("[男女]{1,2}", "男女", True), ("[^女]", "男女", False), (".", "男", False), ("(?=男)", "男", False),
])  # fmt: skip
def test_a_way_around_the_triggers_is_seen(pattern: str, triggers: str, expected: bool) -> None:
    assert re.compile(pattern)
    assert goes_by(parser.parse(pattern), triggers) is expected
