"""The report of a demo, put together: figures of the databases, verdicts on the promises, times."""

import json
from statistics import quantiles
from typing import Any, NamedTuple

import asyncpg

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.local.servers import ROOT
from loadtests.demo.clock import Clock
from loadtests.demo.fair.figures import fair_figures
from loadtests.demo.fair.play import FairScore
from loadtests.demo.figures import books_close, district_figures, round_figures, voucher_money
from loadtests.demo.prepare import CAMPAIGN_FILE, Prepared
from loadtests.demo.settings import Settings
from loadtests.demo.settlement.figures import settlement_closes, settlement_figures
from loadtests.demo.settlement.play import SettlementScore
from loadtests.demo.subsidies.figures import subsidies_close, subsidy_figures
from loadtests.demo.subsidies.play import SubsidyScore
from loadtests.demo.traffic import Score
from loadtests.verify.run import Verdict
from shared.kernel.fen import FEN_PER_YUAN


class Scores(NamedTuple):
    """What was done and told in each part of the demo."""

    clients: Score
    subsidies: SubsidyScore
    settlement: SettlementScore
    fair: FairScore

    @property
    def broken(self) -> list[str]:
        """Answers that must not be."""
        return [*self.clients.broken, *self.subsidies.broken, *self.settlement.broken, *self.fair.broken]


async def write_report(
    settings: Settings, prepared: Prepared, scores: Scores, balance: dict[str, Any], verdicts: list[Verdict],
    clock: Clock, *, was_sabotaged: bool,
) -> dict[str, Any]:  # fmt: skip
    """Make the report and write it to the state folder."""
    stage, score = prepared.vouchers, scores.clients
    reader = await asyncpg.connect(settings.state.endpoints()["postgres_dsn"])
    try:
        rounds = await round_figures(reader, stage.campaign_id, score)
        programs = await subsidy_figures(reader, prepared.subsidies, scores.subsidies)
        settlement = await settlement_figures(reader, stage.campaign_id) | scores.settlement.counted()
        districts = await district_figures(reader, stage.campaign_id, rounds, programs)
    finally:
        await reader.close()
    cap_fen = read_campaign_file(CAMPAIGN_FILE).cap_yuan * FEN_PER_YUAN
    money = voucher_money(balance, stage)
    wrong = books_close(rounds, money, balance["total"], cap_fen, settlement["came_back_fen"])
    promises = [
        *({"id": one.promise, "name": one.name, "ok": one.ok, "detail": one.detail} for one in verdicts),
        _promise("books", "the books close to the fen", [*wrong, *subsidies_close(programs)], "all"),
        _promise("settled", "merchants' money is paid or accounted for", settlement_closes(settlement), "all"),
        _promise("fair", "the wall equals a recount of its log", scores.fair.differences, "all"),
        _promise(
            "clients", "every client had a definite, expected answer", scores.broken, f"{score.requests:,} requests"
        ),
    ]
    if not was_sabotaged:
        promises.append(_promise("demand", "every round but the last sold out in its day", _unmet(rounds), "all"))
    clock.timings["total"] = round(clock.age() + clock.timings["setup"], 2)
    report = {
        "campaign_id": stage.campaign_id,
        "campaign_file": str(CAMPAIGN_FILE.relative_to(ROOT)),
        "cap_fen": cap_fen,
        "scale": settings.scale,
        "districts": districts,
        "rounds": rounds,
        "subsidies": {"programs": programs, **_done(scores.subsidies)},
        "settlement": settlement,
        "fair": fair_figures(scores.fair),
        "balance": balance["total"],
        "balance_by_program": balance["by_program"],
        "promises": promises,
        "timings_s": clock.timings,
    }
    (settings.state.folder / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1))
    return report


def _done(score: SubsidyScore) -> dict[str, Any]:
    return {
        "documents": score.buyers.documents,
        "returned": score.returned,
        "objected": score.objected,
        "batches": score.batches,
    }


def speed(score: Score, clock: Clock) -> dict[str, float]:
    """What clients saw of speed, for the report."""
    claim, redeem = (quantiles(ms or [0.0, 0.0], n=100) for ms in (score.claim_ms, score.redeem_ms))
    return {
        "requests": score.requests,
        "requests a second while the rounds ran": score.requests / clock.timings["rounds"],
        "claim, median ms": claim[49],
        "claim, p99 ms (of the last try of a key)": claim[98],
        "redeem, median ms": redeem[49],
        "redeem, p99 ms": redeem[98],
        **{f"{part}, s": seconds for part, seconds in clock.timings.items()},
    }


def _promise(name: str, promise: str, wrong: list[str], scope: str) -> dict[str, Any]:
    return {"id": name, "name": promise, "ok": not wrong, "detail": "; ".join(wrong[:5]) or scope}


def _unmet(rounds: list[dict[str, Any]]) -> list[str]:
    """Rounds whose demand the day was too short for, or the machine too slow."""
    last = max(rounds, key=lambda one: one["opens_at"])
    short = [one["round_id"].split(".", 1)[1] for one in rounds if one is not last and one["unissued_fen"]]
    return [f"{name} was left with vouchers: DAY_S gives the days more seconds" for name in short]
