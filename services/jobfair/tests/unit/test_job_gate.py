"""The gate's mandatory fields, its states, its versions."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.domain.gate_rule import Severity
from services.jobfair.domain.job_gate import READ, Hit, JobGate, RuleSet, Subject, state_of
from services.jobfair.domain.job_gate_rules import MANDATORY, RULES
from services.jobfair.domain.posting import Posting, PostingState
from services.jobfair.tests.posting_builders import LAWFUL, posting

GATE = JobGate(simplified_characters())
EMPTY = {"headcount": None, "base_pay_fen": None, "valid_until": None}


@pytest.mark.parametrize("rule", MANDATORY, ids=lambda rule: rule.rule_id)
def test_a_posting_without_a_mandatory_field_is_blocked(rule: object) -> None:
    (only,) = [one for one in MANDATORY if one is rule]
    hits = GATE.screen(posting(**{only.field: EMPTY.get(only.field, "")}))
    assert hits == (Hit(only.rule_id, Severity.BLOCK, only.field, 0, 0, ""),)
    assert state_of(hits, ()) == PostingState.BLOCKED


def test_a_lawful_posting_is_shown() -> None:
    assert state_of(GATE.screen(LAWFUL), ()) == PostingState.SHOWN


@pytest.mark.parametrize("field", READ)
def test_words_are_found_in_every_field_that_people_read(field: str) -> None:
    (hit,) = GATE.screen(posting(**{field: "其他说明：限男性"}))
    assert (hit.field, hit.rule_id, hit.start, hit.end) == (field, "sex", 5, 8)


def test_every_hit_of_a_text_is_told() -> None:
    hits = GATE.screen(posting(conditions="限男性，35岁以下；已婚优先。需交押金，女生勿扰"))
    assert [hit.rule_id for hit in hits] == ["sex", "sex", "marriage", "deposit", "age"]


@pytest.mark.parametrize(
    ("severities", "overruled", "state"),
    [
        ("", "", PostingState.SHOWN), ("WARN", "", PostingState.WARNED), ("WARN BLOCK", "", PostingState.BLOCKED),
        ("WARN BLOCK", "BLOCK", PostingState.WARNED), ("WARN BLOCK", "BLOCK WARN", PostingState.SHOWN),
    ],
)  # fmt: skip
def test_what_people_overruled_no_longer_counts(severities: str, overruled: str, state: PostingState) -> None:
    hits = [Hit(f"r{one}", Severity(one), "title", 0, 1, "x") for one in severities.split()]
    assert state_of(hits, {Subject(f"r{one}", "title", "x") for one in overruled.split()}) == state


def test_each_rule_has_its_law_its_wording_and_an_id_of_its_own() -> None:
    ids = [rule.rule_id for rule in (*RULES, *MANDATORY)]
    assert len(set(ids)) == len(ids)
    assert all(rule.basis and rule.suggestion and rule.title for rule in (*RULES, *MANDATORY))
    assert {rule.severity for rule in RULES if rule.rule_id in {"age", "photo", "zodiac"}} == {Severity.WARN}
    assert {one.field for one in MANDATORY} <= {one.name for one in fields(Posting)}


def test_another_rule_is_another_version() -> None:
    softer = RuleSet(tuple(replace(rule, severity=Severity.WARN) for rule in RULES))
    assert RuleSet().version == RuleSet().version != softer.version
    assert RuleSet().named("sex") is RULES[0]
    assert RuleSet().named("missing.place") in MANDATORY
    assert RuleSet().named("of old") is None


def test_a_gate_without_rules_of_wording_finds_none() -> None:
    assert JobGate({}, RuleSet(rules=())).screen(posting(conditions="限男性")) == ()
    bare = replace(RULES[0], finds=(), spares=())
    assert JobGate({}, RuleSet(rules=(bare,))).screen(posting(conditions="限男性")) == ()


@given(st.text(alphabet="限男女性装优先不招已婚未育押金无岁35以下，。、 |\u200b户籍本地", max_size=40))
def test_whatever_is_written_hits_stand_where_they_say(text: str) -> None:
    for hit in GATE.screen(posting(conditions=f"{text}。")):
        assert f"{text}。"[hit.start : hit.end] == hit.words != ""


@given(st.sampled_from(["限男性", "女士优先", "已婚优先", "仅限汉族", "交押金", "不招河南人"]), st.data())
def test_no_filling_hides_forbidden_words(words: str, data: st.DataObject) -> None:
    filling = st.sampled_from(["", " ", "\u200b", "*", "·", "★", "_", "\u3000", "\u3164", "\uffa0", "ー", "—", "丶"])
    fillings = data.draw(st.lists(filling, min_size=len(words), max_size=len(words)))
    disguised = "".join(one + after for one, after in zip(words, fillings, strict=True))
    plain = {hit.rule_id for hit in GATE.screen(posting(conditions=words))}
    assert plain == {hit.rule_id for hit in GATE.screen(posting(conditions=disguised))} != set()
