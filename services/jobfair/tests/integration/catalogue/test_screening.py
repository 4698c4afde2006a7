"""Hits overruled by people, and the whole catalogue screened by other rules."""

from dataclasses import replace

import pytest

from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.domain.catalogue_plan import Kind
from services.jobfair.domain.gate_rule import Severity
from services.jobfair.domain.job_gate import JobGate, RuleSet, Subject
from services.jobfair.domain.job_gate_rules import RULES
from services.jobfair.domain.posting import PostingState, Refusal
from services.jobfair.tests.catalogue_worlds import GATE, CatalogueWorld, accepted, imported, kept, tried
from services.jobfair.tests.posting_builders import FAIR, LAWFUL, posting
from services.jobfair.usecases.overrule_hit import overrule_hit
from services.jobfair.usecases.plan_rescreening import plan_rescreening
from services.jobfair.usecases.see_change import ShownChange, see_change
from services.jobfair.usecases.withdraw_posting import withdraw_posting
from services.jobfair.usecases.write_change import write_change
from shared.kernel.decision import Refused
from shared.testing.officers import ANN

BLOCKED = posting(job_no="A02", conditions="限男性，35岁以下")
MALE = Subject("sex", "conditions", "限男性")
AGE = Subject("age", "conditions", "35岁以下")
AGE_IS_BLOCKED = JobGate(
    simplified_characters(),
    RuleSet(tuple(replace(rule, severity=Severity.BLOCK) if rule.rule_id == "age" else rule for rule in RULES)),
)
SEX_IS_FREE = JobGate(simplified_characters(), RuleSet(tuple(rule for rule in RULES if rule.rule_id != "sex")))


async def overrule(world: CatalogueWorld, subject: Subject) -> object:
    job_id = (await kept(world, BLOCKED)).job_id
    async with world.open() as catalogue:
        return await overrule_hit(catalogue, job_id, subject, reason="矿山井下岗位", officer=ANN)


async def test_a_posting_is_free_once_its_hits_are_overruled(world: CatalogueWorld) -> None:
    await imported(world, BLOCKED)
    assert (await kept(world, BLOCKED)).state == PostingState.BLOCKED
    told = await overrule(world, MALE)
    assert isinstance(told, dict)
    assert told["state"] == PostingState.WARNED
    await overrule(world, AGE)
    now = await kept(world, BLOCKED)
    assert (now.state, now.overruled) == (PostingState.SHOWN, frozenset({MALE, AGE}))
    assert isinstance(await overrule(world, AGE), dict)  # once more: the reason is the new one


async def test_an_overrule_holds_for_its_words_when_the_posting_comes_again(world: CatalogueWorld) -> None:
    await imported(world, BLOCKED)
    await overrule(world, MALE)
    await imported(world, replace(BLOCKED, title="井下采矿工"))
    assert (await kept(world, BLOCKED)).state == PostingState.WARNED
    await imported(world, replace(BLOCKED, conditions="仅限男生"))
    assert (await kept(world, BLOCKED)).state == PostingState.BLOCKED


async def test_only_a_hit_that_is_there_can_be_overruled(world: CatalogueWorld) -> None:
    await imported(world, BLOCKED)
    assert await overrule(world, Subject("sex", "title", "限男性")) == Refused(Refusal.NOT_FOUND, "no such hit")
    missing = await overrule(world, Subject("missing.duties", "duties", ""))
    assert missing == Refused(Refusal.WRONG_STATE, "what is missing must be supplied")
    async with world.open() as catalogue:
        assert await overrule_hit(catalogue, "nowhere", MALE, reason="-", officer=ANN) == Refused(Refusal.NOT_FOUND)


async def test_overruling_waits_while_a_change_is_written(world: CatalogueWorld) -> None:
    await imported(world, BLOCKED)
    plan = await tried(world, LAWFUL)
    await accepted(world, plan)
    assert await overrule(world, MALE) == Refused(Refusal.WRONG_STATE, f"{plan.change_id} is being written")


async def test_a_withdrawn_posting_is_not_shown_by_overruling_it(world: CatalogueWorld) -> None:
    await imported(world, BLOCKED)
    async with world.open() as catalogue:
        await withdraw_posting(catalogue, (await kept(world, BLOCKED)).job_id)
    told = await overrule(world, MALE)
    assert isinstance(told, dict)
    assert told["state"] == (await kept(world, BLOCKED)).state == PostingState.WITHDRAWN


async def test_other_rules_are_tried_before_they_count(world: CatalogueWorld) -> None:
    warned = posting(job_no="A03", conditions="35岁以下")
    await imported(world, LAWFUL, BLOCKED, warned)
    plan = await plan_rescreening(world.open, AGE_IS_BLOCKED, FAIR)
    assert not isinstance(plan, Refused)
    assert dict(plan.figures) == {"rows": 3, "changed": 2, "newly_blocked": 1, "freed": 0, "newly_warned": 0}
    assert (await kept(world, warned)).state == PostingState.WARNED
    async with world.open() as catalogue:
        shown = await see_change(catalogue, FAIR, plan.change_id, Kind.RESCREENING, part_no=0)
    assert isinstance(shown, ShownChange)
    diff = [(row.was, row.state) for row in shown.part.restated]
    assert diff == [(PostingState.BLOCKED, PostingState.BLOCKED), (PostingState.WARNED, PostingState.BLOCKED)]


async def test_accepted_rules_block_and_free_the_whole_catalogue(world: CatalogueWorld) -> None:
    warned = posting(job_no="A03", conditions="35岁以下")
    only_sex = posting(job_no="A04", conditions="限男性")
    await imported(world, LAWFUL, warned, only_sex)
    for gate, states in ((AGE_IS_BLOCKED, "SHOWN BLOCKED BLOCKED"), (SEX_IS_FREE, "SHOWN WARNED SHOWN")):
        plan = await plan_rescreening(world.open, gate, FAIR)
        assert not isinstance(plan, Refused)
        assert not isinstance(await accepted(world, plan), Refused)
        await write_change(world.open, plan.change_id)
        found = [(await kept(world, one)).state for one in (LAWFUL, warned, only_sex)]
        assert " ".join(found) == states
    again = await plan_rescreening(world.open, SEX_IS_FREE, FAIR)
    assert not isinstance(again, Refused)
    assert again.figures["changed"] == 0


async def test_a_withdrawn_posting_is_restated_and_stays_withdrawn(world: CatalogueWorld) -> None:
    await imported(world, BLOCKED)
    async with world.open() as catalogue:
        await withdraw_posting(catalogue, (await kept(world, BLOCKED)).job_id)
    plan = await plan_rescreening(world.open, SEX_IS_FREE, FAIR)
    assert not isinstance(plan, Refused)
    assert (plan.figures["changed"], plan.figures["freed"]) == (1, 0)


@pytest.mark.parametrize("fair_id", ["nowhere", FAIR])
async def test_no_rescreening_of_an_unknown_fair_or_while_a_change_is_written(
    world: CatalogueWorld, fair_id: str
) -> None:
    plan = await tried(world, LAWFUL)
    await accepted(world, plan)
    told = await plan_rescreening(world.open, GATE, fair_id)
    assert told == (
        Refused(Refusal.NOT_FOUND)
        if fair_id == "nowhere"
        else Refused(Refusal.WRONG_STATE, f"{plan.change_id} is being written")
    )
