"""The report's figures: what the databases say, beside what the clients were told."""

from typing import Any

import asyncpg

from loadtests.demo.stage import Stage
from loadtests.demo.traffic import Score
from shared.kernel.fen import Fen, yuan_text

_ISSUED = """
select s.round_id, sum(s.total - s.remaining - s.unissued)::int as issued,
       sum((s.total - s.remaining - s.unissued) * s.face_value_fen)::bigint as issued_fen,
       sum((s.unissued + s.remaining) * s.face_value_fen)::bigint as unissued_fen,
       sum(s.total * s.face_value_fen)::bigint as granted_fen, min(r.opens_at) as opens_at,
       min(r.district_id) as district_id
from vouchers.stock s join vouchers.round r using (round_id) where s.campaign_id = $1 group by s.round_id
order by min(r.opens_at), s.round_id
"""
_ENDS = """
select s.round_id,
       count(*) filter (where v.state = 'REDEEMED' or back.is_full)::int as redeemed,
       coalesce(sum(s.face_value_fen) filter (where v.state = 'REDEEMED' or back.is_full), 0)::bigint as redeemed_fen,
       count(*) filter (where v.state = 'EXPIRED')::int as expired,
       coalesce(sum(s.face_value_fen) filter (where v.state = 'EXPIRED'), 0)::bigint as expired_fen,
       count(*) filter (where v.state = 'VOID' and not back.is_full)::int as voided,
       coalesce(sum(s.face_value_fen) filter (where v.state = 'VOID' and not back.is_full), 0)::bigint as voided_fen,
       sum(back.returned_fen)::bigint as refunded_fen
from redemption.voucher v join redemption.stock s using (stock_id) cross join lateral (
    select coalesce(bool_or(is_full), false) as is_full, coalesce(sum(returned_fen), 0) as returned_fen
    from redemption.refund where refund.voucher_id = v.voucher_id
) back
where s.campaign_id = $1 group by s.round_id
"""
_UNDONE = """
select s.round_id, count(*)::int as undone from redemption.redemption r
join redemption.voucher v using (voucher_id) join redemption.stock s using (stock_id)
where s.campaign_id = $1 and r.undone_at is not null group by s.round_id
"""
_RETURNED = """
select from_pool as round_id, sum(amount_fen)::bigint as returned_fen from treasury.journal
where campaign_id = $1 and to_kind = 'allocated' and from_kind in ('granted', 'outstanding') group by from_pool
"""
_DISTRICTS = """
select district_id, min(district_name) as name, sum(allocated_fen)::bigint as allocated_fen from treasury.program
where campaign_id = $1 group by district_id order by min(program_id) desc
"""
_SUMMED = ("granted_fen", "issued_fen", "redeemed_fen", "returned_fen")


async def round_figures(reader: "asyncpg.Connection[Any]", campaign_id: str, score: Score) -> list[dict[str, Any]]:
    """A row a round: issued and ended from the databases, attempts and refusals from the clients' history."""
    ends = {row["round_id"]: dict(row) for row in await reader.fetch(_ENDS, campaign_id)}
    undone = {row["round_id"]: row["undone"] for row in await reader.fetch(_UNDONE, campaign_id)}
    returned = {row["round_id"]: row["returned_fen"] for row in await reader.fetch(_RETURNED, campaign_id)}
    nothing = dict.fromkeys(("redeemed", "redeemed_fen", "expired", "expired_fen", "voided", "voided_fen"), 0)
    found = []
    for row in await reader.fetch(_ISSUED, campaign_id):
        round_id = row["round_id"]
        sold_out = [at for (round_, _), at in score.first_sold_out_at.items() if round_ == round_id]
        after_s = round(max(sold_out) - row["opens_at"].timestamp(), 2) if sold_out else None
        figures = dict(row) | {"opens_at": row["opens_at"].isoformat()}
        found.append(
            figures
            | nothing
            | ends.get(round_id, {})
            | {
                "attempts": score.attempts[round_id],
                "left": score.left[round_id],
                "refused": dict(sorted(score.refused[round_id].items())),
                "undone": undone.get(round_id, 0),
                "returned_fen": returned.get(round_id, 0),
                "sold_out_after_s": after_s,
            }
        )
    return found


async def district_figures(
    reader: "asyncpg.Connection[Any]", campaign_id: str, rounds: list[dict[str, Any]], policies: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """A row a district: its share, what its rounds made of it, and what its policies were granted and handed over."""
    found = []
    for row in await reader.fetch(_DISTRICTS, campaign_id):
        own = [one for one in rounds if one["district_id"] == row["district_id"]]
        its = [one for one in policies if one["district_id"] == row["district_id"]]
        of_policies = {
            "policies_granted_fen": sum(one["policy_granted_fen"] for one in its),
            "subsidies_handed_over_fen": sum(one["handed_over_fen"] - one["taken_back_fen"] for one in its),
        }
        found.append(dict(row) | {name: sum(one[name] for one in own) for name in _SUMMED} | of_policies)
    return found


def voucher_money(balance: dict[str, Any], stage: Stage) -> dict[str, int]:
    """What the programs of the rounds have in each kind of account."""
    programs = {grant["program_id"] for grant in stage.rounds}
    own = [money for program_id, money in balance["by_program"].items() if program_id in programs]
    return {name: sum(one[name] for one in own) for name in balance["total"]}


def not_settled(total: dict[str, int]) -> str:
    """What is still promised or on its way, in yuan; nothing once every fact is booked."""
    still_open = {name: total[f"{name}_fen"] for name in ("granted", "outstanding") if total[f"{name}_fen"]}
    return ", ".join(f"{yuan_text(Fen(amount))} yuan are {name}" for name, amount in still_open.items())


def books_close(
    rounds: list[dict[str, Any]], vouchers: dict[str, int], total: dict[str, int], cap_fen: int,
    came_back_fen: int = 0,
) -> list[str]:  # fmt: skip
    """What must be equal once every fact is booked; a sentence for each that is not.

    `vouchers` is the money of the rounds' programs, `total` that of the whole campaign, `came_back_fen` what merchants
    gave back by refunds that are settled.
    """
    wrong = []
    for one in rounds:
        name = one["round_id"]
        ended_fen = one["redeemed_fen"] + one["expired_fen"] + one["voided_fen"]
        equations = {
            "granted = issued + unissued": (one["granted_fen"], one["issued_fen"] + one["unissued_fen"]),
            "issued = redeemed + expired + voided": (one["issued_fen"], ended_fen),
            "returned = unissued + expired + voided": (
                one["returned_fen"],
                one["unissued_fen"] + one["expired_fen"] + one["voided_fen"],
            ),
            "attempts = issued + refused": (one["attempts"], one["issued"] + sum(one["refused"].values())),
        }
        wrong += [f"{name}: {rule}: {left} ≠ {right}" for rule, (left, right) in equations.items() if left != right]
    redeemed = sum(one["redeemed_fen"] for one in rounds)
    checks = {
        "the six balances sum to the cap": (sum(total.values()), cap_fen),
        "payable + paid = redeemed − what came back": (
            vouchers["payable_fen"] + vouchers["paid_fen"],
            redeemed - came_back_fen,
        ),
        "nothing is granted or outstanding": (vouchers["granted_fen"] + vouchers["outstanding_fen"], 0),
    }
    return wrong + [f"{rule}: {left} ≠ {right}" for rule, (left, right) in checks.items() if left != right]
