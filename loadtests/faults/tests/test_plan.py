"""What is drawn from a seed."""

import pytest

from loadtests.faults.plan import FAMILIES, FAULTS_MAX, FIRST_S, LAST_S, draw

SEEDS = range(500)


@pytest.mark.parametrize("missing", [{}, {"clock": "not here", "disk": "not here"}])
def test_the_same_seed_draws_the_same_round(missing: dict[str, str]) -> None:
    assert [draw(seed, missing) for seed in SEEDS] == [draw(seed, missing) for seed in SEEDS]


def test_a_round_has_one_to_three_faults_in_its_first_seconds() -> None:
    for seed in SEEDS:
        blows = draw(seed, {}).blows
        assert 1 <= len(blows) <= FAULTS_MAX
        assert [blow.at_s for blow in blows] == sorted(blow.at_s for blow in blows)
        assert all(FIRST_S <= blow.at_s <= LAST_S for blow in blows)


def test_no_part_is_hit_twice_in_a_round() -> None:
    for seed in SEEDS:
        parts = [part for blow in draw(seed, {}).blows for part in blow.fault.parts]
        assert len(parts) == len(set(parts))


def test_every_family_has_its_turn() -> None:
    drawn = {blow.fault.name.split()[0] for seed in SEEDS for blow in draw(seed, {}).blows}
    assert {"kill", "everything", "the", "connections", "fsync", "Redis", "nobody", "all"} <= drawn


def test_what_is_not_possible_is_told_and_something_else_is_done() -> None:
    told = 0
    for seed in SEEDS:
        whole, less = draw(seed, {}), draw(seed, {"network": "no links"})
        told += len(less.instead)
        assert all("no links" in one for one in less.instead)
        assert not any(part.startswith("link to") for blow in less.blows for part in blow.fault.parts)
        assert {blow.at_s for blow in less.blows} <= {blow.at_s for blow in whole.blows}
    assert told > 0


def test_only_some_families_can_be_asked_for() -> None:
    (pause,) = [family for family in FAMILIES if family.name == "pause"]
    assert all("stands still" in blow.fault.name for seed in SEEDS for blow in draw(seed, {}, [pause]).blows)


def test_nothing_is_drawn_where_nothing_is_possible() -> None:
    (network,) = [family for family in FAMILIES if family.name == "network"]
    assert draw(1, {"network": "no links"}, [network]).blows == ()


def test_only_a_clock_that_is_wrong_excuses_a_refusal() -> None:
    for seed in SEEDS:
        planned = draw(seed, {})
        assert bool(planned.may_refuse) == any("clock" in blow.fault.name for blow in planned.blows)
