"""The words and tables of `CAPACITY.md`."""

from collections.abc import Iterable, Sequence
from math import exp, sqrt
from pathlib import Path
from statistics import median
from textwrap import fill

from loadtests.bench.footprint import Footprint
from loadtests.bench.kept import Growth, Knee, Lanes, Steady, Sweep
from loadtests.capacity import rushes
from loadtests.capacity.again import fitted_to, steadily_again, swept_again
from loadtests.capacity.measured import Measured
from loadtests.capacity.nodes import BATCH_MAX, LOAD_MAX, UNDER_WAY_MAX, WAITED_S_MAX, City, at_most, nodes_for
from loadtests.capacity.service_time import ServiceTime

WIDTH = 120
TEMPLATE = Path(__file__).with_name("page.md")
KNEE_SHARE = 0.9
PAYS_FROM = 1.15
"""Buckets cost a sweeper, a second row a stock and a later “sold out”: less is not worth them."""
_MB = 1e6


def page(measured: Measured) -> str:
    """All of it."""
    knee, footprint, time, node = measured.knee, measured.footprint, measured.door, measured.node
    growth = measured.growth
    lanes = growth.lanes if growth else ()
    swept, steady = swept_again((*knee.in_flight, *knee.batch_max), time), steadily_again(knee.steady, time)
    hangzhou = rushes.played(rushes.HANGZHOU, node)
    province = rushes.played(rushes.PROVINCE, node, (1.0,))
    machine = knee.machine
    words = TEMPLATE.read_text(encoding="utf-8").format(
        machine=f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB",
        commit=knee.commit, day=knee.at[:10], batch_max=BATCH_MAX, cores=machine["cores"], under_way_max=UNDER_WAY_MAX,
        waited_s=WAITED_S_MAX,
        fixed_ms=time.fixed_s * 1e3, each_ms=time.each_s * 1e3, factor=exp(time.spread), knee=_knee(knee.in_flight),
        validation=_validation(knee, swept, steady), errors=_errors(knee, swept, steady), lanes=_lanes(growth),
        buckets=_buckets(), pays=_pays(lanes), costs=_costs(footprint),
        vouchers_cost=_of_the_campaign(footprint), imbalance=_imbalance(node), hangzhou=rushes.HANGZHOU.grants_a_second,
        whole_note=_whole_note(measured), cities=_cities(hangzhou, province),
        conclusion=_conclusion(node, footprint),
        attempts=_attempts(knee, footprint), hengshui=_hengshui(node), slowdown=_slowdown(measured.slowdown),
        province_cities=rushes.CITIES_OF_A_PROVINCE, hangzhou_s=rushes.HANGZHOU.simulated_s,
        province_s=rushes.PROVINCE.simulated_s,
    )  # fmt: skip
    return "\n\n".join(map(_wrapped, words.strip().split("\n\n"))) + "\n"


def _wrapped(block: str) -> str:
    """A paragraph or a list, broken into lines; everything else as it is."""
    if block.startswith(("|", "#", "!")):
        return block
    items = ["- " + item for item in block[2:].split("\n- ")] if block.startswith("- ") else [block]
    items = [" ".join(item.split()) for item in items]
    indent = "  " if block.startswith("- ") else ""
    return "\n".join(
        fill(item, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) for item in items
    )


def _knee(points: Sequence[Sweep]) -> str:
    best = max(one.claims_a_second for one in points)
    knee = next(one for one in points if one.claims_a_second >= KNEE_SHARE * best)
    return (
        f"The knee stands at {knee.in_flight} in flight: {knee.claims_a_second:,.0f} claims a second at a p99 of "
        f"{knee.p99_ms:.0f} ms; from there on more in flight only wait longer."
    )


def _validation(knee: Knee, swept: Sequence[Sweep], steadily: Sequence[Steady]) -> str:
    fitted = fitted_to(knee.in_flight)
    rows = [
        "| load | claims a second | simulated | p50 ms | simulated | p99 ms | simulated |",
        "|---|---|---|---|---|---|---|",
    ]
    for one, other in zip((*knee.in_flight, *knee.batch_max), swept, strict=True):
        mark = f", batches ≤ {one.batch_max}" if one.batch_max else " •" * (one in fitted)
        rows.append(
            f"| {one.in_flight} in flight{mark} | {one.claims_a_second:,.0f} | {other.claims_a_second:,.0f} "
            f"| {one.p50_ms:.1f} | {other.p50_ms:.1f} | {one.p99_ms:.1f} | {other.p99_ms:.1f} |"
        )
    for steady, again in zip(knee.steady, steadily, strict=True):
        rows.append(
            f"| open loop | {steady.claims_a_second:,.0f} | as planned "
            f"| {steady.p50_ms:.1f} | {again.p50_ms:.1f} | {steady.p99_ms:.1f} | {again.p99_ms:.1f} |"
        )
    return "\n".join(rows)


def _errors(knee: Knee, swept: Sequence[Sweep], steadily: Sequence[Steady]) -> str:
    """How far the model is off where it was not fitted."""
    fitted = fitted_to(knee.in_flight)
    pairs = zip((*knee.in_flight, *knee.batch_max), swept, strict=True)
    speed = _off((one.claims_a_second, other.claims_a_second) for one, other in pairs if one not in fitted)
    steady = list(zip(knee.steady, steadily, strict=True))
    p50 = _off((one.p50_ms, other.p50_ms) for one, other in steady)
    p99 = _off((one.p99_ms, other.p99_ms) for one, other in steady)
    return (
        f"Where it was not fitted the model is off by {speed:.0%} in throughput (median), and in the open loop by "
        f"{p50:.0%} in p50 and {p99:.0%} in p99. That, and not more, is what the extrapolation is good for."
    )


def _off(pairs: Iterable[tuple[float, float]]) -> float:
    return median(abs(simulated / measured - 1) for measured, simulated in pairs)


def _lanes(growth: Growth | None) -> str:
    if growth is None:
        return "Not measured: `make bench ONLY=growth`."
    rows = [
        f"Side by side (commit {growth.commit}, {growth.at[:10]}); claims a second are medians of the runs, ratios "
        "medians of pairs that ran one after the other:", "",
        "| | claims a second | to one worker on one stock |", "|---|---|---|",
    ]  # fmt: skip
    for one in growth.lanes:
        ratio = median(mine / alone for mine, alone in zip(one.all, growth.lanes[0].all, strict=False))
        rows.append(f"| {one.name} | {median(one.all):,.0f} | {ratio:.2f} |")
    return "\n".join(rows)


def _gain(lanes: Sequence[Lanes]) -> float:
    """Of two or four buckets, at best."""
    apart = [one for one in lanes if one.doors > 1]
    return max(median(mine / alone for mine, alone in zip(one.all, lanes[0].all, strict=False)) for one in apart)


def _buckets() -> str:
    return (
        "Two workers behind one address share its connections by chance, so each meets the other at both stocks' rows; "
        "a worker each means that whoever routes knows the stock. All of them share these cores with Postgres and the "
        "generators."
    )


def _pays(lanes: Sequence[Lanes]) -> str:
    if not lanes:
        return ""
    gain = _gain(lanes)
    if gain < PAYS_FROM:
        return (
            f"At best {gain:.2f} × on this machine, where the cores and not the row are what is short: it does not pay "
            "here, and buckets are not built. It pays with the second machine, where they are the shards of below."
        )
    return (
        f"At best {gain:.2f} × on this machine: a second worker does find work to do, though a worker each on whole "
        "stocks gives the same without any of it, and a round has several. Within one machine buckets are not built."
    )


def _costs(footprint: Footprint | None) -> str:
    if footprint is None:
        return "Not measured: `make bench ONLY=whole`."
    cpu = sorted(footprint.cpu_us.items(), key=lambda part: -part[1])
    tables = sum(footprint.tables_bytes.values())
    kafka = sum(footprint.kafka_bytes.values())
    rows = [
        f"Measured over {footprint.claims:,} claims through the gateway of a whole stack, until every fact was booked "
        f"(commit {footprint.commit}, {footprint.at[:10]}):", "",
        "| a million claims | |", "|---|---|",
        f"| processor time | **{sum(footprint.cpu_us.values()):,.0f} s** |",
        *(f"| – {name} | {used:,.0f} s |" for name, used in cpu if used >= 1),
        f"| Postgres, tables and indexes | **{tables:,.0f} MB**: "
        + ", ".join(f"{name} {used:,.0f}" for name, used in footprint.tables_bytes.items() if used >= 1) + " |",
        f"| Postgres, write-ahead log | **{footprint.wal_bytes:,.0f} MB** |",
        f"| Kafka, records | **{kafka:,.0f} MB**: "
        + ", ".join(f"{name} {used:,.0f}" for name, used in footprint.kafka_bytes.items() if used >= 1) + " |",
        f"| Redis, at rest some seconds later | {footprint.redis_bytes:,.0f} MB |",
    ]  # fmt: skip
    return "\n".join(rows)


def _of_the_campaign(footprint: Footprint | None) -> str:
    if footprint is None:
        return ""
    vouchers = rushes.HANGZHOU.grants_a_second * rushes.HANGZHOU.seconds
    stored = sum(footprint.tables_bytes.values()) * vouchers / 1e9
    return f"Hangzhou's {vouchers / 1e6:.1f} million packs would take {stored:.1f} GB of tables."


def _imbalance(node: ServiceTime) -> str:
    nodes = nodes_for(rushes.HANGZHOU.grants_a_second, node)
    share = rushes.HANGZHOU.grants_a_second * rushes.HANGZHOU.seconds / nodes
    return f"of {share:,.0f} vouchers a shard, about √{share:,.0f} = {sqrt(share):,.0f} more or fewer are asked for"


def _whole_note(measured: Measured) -> str:
    alone = at_most(measured.door)
    if measured.slowdown is None:
        return f"with the claim door alone on each node, {alone:,.0f} claims a second at most"
    return (
        f"each node with every part beside it: {at_most(measured.node):,.0f} claims a second at most "
        f"(the claim door alone {alone:,.0f})"
    )


def _cities(hangzhou: Sequence[City], province: Sequence[City]) -> str:
    rows = [
        "| rush | nodes | load | decided a second | refused, to come again | p50 | p99 |",
        "|---|---|---|---|---|---|---|",
    ]
    for rush, cities in ((rushes.HANGZHOU, hangzhou), (rushes.PROVINCE, province)):
        rows += [
            f"| {rush.name} ({rush.grants_a_second:,}/s) | {one.nodes} | {one.load:.2f} | {one.a_second:,.0f} "
            f"| {one.refused_share:.1%} | {one.p50_s * 1e3:,.0f} ms | {one.p99_s * 1e3:,.0f} ms |"
            for one in cities
        ]
    return "\n".join(rows)


def _conclusion(node: ServiceTime, footprint: Footprint | None) -> str:
    city, province = (nodes_for(rush.grants_a_second, node) for rush in (rushes.HANGZHOU, rushes.PROVINCE))
    told = (
        f"At a load of {LOAD_MAX:g} at most, Hangzhou's pace takes **{city} nodes** like this one, a province's "
        f"**{province}**."
    )
    if footprint is None:
        return told
    rate = rushes.HANGZHOU.grants_a_second
    cores = sum(footprint.cpu_us.values()) * rate / 1e6
    return (
        f"{told} By processor time alone it is {cores:.1f} cores at Hangzhou's pace; "
        f"the write-ahead logs take {footprint.wal_bytes * rate / _MB:.0f} MB a second over all nodes, Kafka "
        f"{sum(footprint.kafka_bytes.values()) * rate / _MB:.1f} MB a second, both one copy."
    )


def _attempts(knee: Knee, footprint: Footprint | None) -> str:
    late, rate = knee.late, rushes.HANGZHOU.grants_a_second
    gateway = footprint.cpu_us.get("gateway", 0.0) if footprint else 0.0
    few, many = ((attempts - 1) * rate for attempts in rushes.ATTEMPTS)
    cores = [attempts * (late.cpu_us + gateway) / 1e6 for attempts in (few, many)]
    return (
        f"Attempts, not wins, are the load: at {rushes.ATTEMPTS[0]} to {rushes.ATTEMPTS[1]} a grant, "
        f"{few:,} to {many:,} a second are told that all is gone. One worker gives {late.answers_a_second:,.0f} such "
        f"answers a second from memory, {late.cpu_us:.0f} µs each, the gateway {gateway:.0f}: {cores[0]:.0f} to "
        f"{cores[1]:.0f} cores if they all come within the same 105 s. They need no Postgres: doors and gateways only."
    )


def _hengshui(node: ServiceTime) -> str:
    took = rushes.HENGSHUI_ROUND_VOUCHERS / at_most(node)
    return (
        f"Hengshui's own campaign needs one node: its largest round, {rushes.HENGSHUI_ROUND_VOUCHERS:,} vouchers, "
        f"is gone there in {took:.0f} s."
    )


def _slowdown(slowdown: float | None) -> str:
    if slowdown is None:
        return "What everything beside the claim door costs it was not measured; the nodes above have a door alone."
    return (
        f"With gateway, relay, Kafka and consumers on the same cores a batch takes {slowdown:.2f} times as long as "
        "with the claim door alone there: the ratio of goals 1a and 1b, each found against the floor of its own run."
    )
