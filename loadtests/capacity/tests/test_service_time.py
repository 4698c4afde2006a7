"""Service times found again in what they made, and nodes by the load they carry."""

from math import exp
from random import Random
from statistics import fmean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.local.servers import ROOT
from loadtests.bench.kept import Sweep
from loadtests.capacity.again import swept_again
from loadtests.capacity.nodes import BATCH_MAX, LOAD_MAX, UNDER_WAY_MAX, WAITED_S_MAX, at_most, city, nodes_for
from loadtests.capacity.rushes import HENGSHUI_ROUND_VOUCHERS
from loadtests.capacity.service_time import ServiceTime, fit

PLAIN = ServiceTime(0.004, 0.0001, 0.3)
RATES = (2_000.0, 8_000.0, 16_000.0)


def sweep(in_flight: int) -> Sweep:
    return Sweep(in_flight, 0, 1.0, 1.0, 1.0, 1.0, {})


def test_a_service_time_is_found_again_in_the_closed_loop_it_made() -> None:
    found = fit(swept_again([sweep(count) for count in (1, 4, 16, 64, 256, 512)], PLAIN))
    assert found.fixed_s == pytest.approx(PLAIN.fixed_s, rel=0.1)
    assert found.each_s == pytest.approx(PLAIN.each_s, rel=0.1)
    assert found.spread == pytest.approx(PLAIN.spread, rel=0.3)


def test_batches_of_one_size_are_no_fit() -> None:
    with pytest.raises(ValueError, match="one size"):
        fit([sweep(4), sweep(4)])


def test_times_are_drawn_around_the_mean_and_vary_by_the_spread() -> None:
    serving = PLAIN.serving(Random(5))
    drawn = [serving(100) for _ in range(20_000)]
    assert fmean(drawn) == pytest.approx(PLAIN.mean_s(100), rel=0.02)
    assert median(drawn) == pytest.approx(PLAIN.mean_s(100) * exp(-(PLAIN.spread**2) / 2), rel=0.02)


@given(st.integers(1, 255), st.floats(0.0, 1.0), st.floats(1e-6, 0.01))
def test_larger_batches_never_do_less(size: int, fixed_s: float, each_s: float) -> None:
    time = ServiceTime(fixed_s, each_s, 0.0)
    assert time.a_second(size) <= time.a_second(size + 1) * (1 + 1e-9)


@given(st.floats(10.0, 1e6), st.floats(1.0, 4.0))
def test_more_claims_or_slower_nodes_never_need_fewer_of_them(a_second: float, times: float) -> None:
    nodes = nodes_for(a_second, PLAIN)
    assert nodes <= nodes_for(a_second * times, PLAIN)
    assert nodes <= nodes_for(a_second, PLAIN.slower(times))
    assert a_second / (nodes * at_most(PLAIN)) <= LOAD_MAX + 1e-9


def test_a_city_with_enough_nodes_refuses_nobody_and_one_with_too_few_does_what_they_can() -> None:
    wanted = 3 * at_most(PLAIN)
    few, enough = city(1, wanted, 3.0, PLAIN), city(nodes_for(wanted, PLAIN), wanted, 3.0, PLAIN)
    assert few.refused_share > 0.3
    assert few.a_second == pytest.approx(at_most(PLAIN), rel=0.1)
    assert enough.refused_share == 0
    assert enough.a_second == pytest.approx(wanted, rel=0.05)
    assert enough.p99_s < few.p50_s


def test_waiting_grows_with_load() -> None:
    waits = [city(1, rate, 5.0, PLAIN).p99_s for rate in RATES]
    assert waits == sorted(waits)


BOUNDS = {"BATCH_MAX": BATCH_MAX, "WAITED_S_MAX": WAITED_S_MAX}


@pytest.mark.parametrize("name", BOUNDS)
def test_the_simulated_bounds_are_the_doors_own(name: str) -> None:
    door = (ROOT / "services" / "vouchers" / "entrypoints" / "batches.py").read_text()
    (line,) = (line for line in door.splitlines() if line.startswith(f"{name} = "))
    assert float(line.split()[2]) == BOUNDS[name]


def test_a_node_has_no_more_claims_under_way_than_one_batch_decides() -> None:
    assert UNDER_WAY_MAX == BATCH_MAX


def test_the_largest_round_is_that_of_the_campaigns_file() -> None:
    file = read_campaign_file(ROOT / "deploy" / "campaigns" / "hengshui-2022-autumn.yaml")
    assert max(sum(stock.quantity for stock in one.stocks) for one in file.rounds) == HENGSHUI_ROUND_VOUCHERS
