"""Payments as reconciliation sees them: payouts and batches, the very bytes of files, and the bank's words."""

import hashlib
from collections.abc import AsyncIterator
from typing import Any

from cryptography.exceptions import InvalidTag

from services.treasury.adapters.payee_seals import PayeeSeals
from services.treasury.adapters.postgres_day_sides import rows
from services.treasury.domain.payment_file import read_payment_file
from services.treasury.domain.reconciliation import Pair, Row
from services.treasury.usecases.reconciliation_ports import Page, Scope
from shared.kernel.decision import Refused
from shared.runtime.postgres import Connection

# A cancelled batch has no file; its payouts are due again, or in another one.
_BATCHES = """
select batch_id from payout_batch
where campaign_id = $1 and ($2::text is null or district_id = $2) and prepared_at <= $3 and state <> 'CANCELLED'
order by batch_id
"""
_BATCH = """
select batch_id, coalesce(business_day, '') as business_day, district_id, count, sum_fen, sha256, file_sealed
from payout_batch where batch_id = $1
"""
_NAME = """
coalesce((select max(business_day) from merchant_day d where d.settlement_id = payout.pays), '') as business_day,
coalesce(payout.merchant_id, '') as merchant_id, payout.payout_id
"""
_LINES = f"select {_NAME}, amount_fen, '', district_id, false from payout where batch_id = $1"  # noqa: S608 - our own
_NAMES = f"select {_NAME} from payout where payout_id = any($1::text[])"  # noqa: S608
_SAID = """
select distinct on (payout_id) payout_id, amount_fen, bank_ref, result from bank_line
where payout_id in (select payout_id from payout where batch_id = $1) and meaning in ('PAID', 'FAILED')
    and came_at <= $2
order by payout_id, line_no
"""
_WORD = "case {} when 'FAILED' then 'FAILED' else concat('PAID ', {}) end"
_BOOKED = f"""
with said as ({_SAID})
select {_NAME}, payout.amount_fen,
       case when answered_at <= $2 then {_WORD.format("payout.state", "payout.bank_ref")} else '' end,
       payout.district_id, (answered_at <= $2) is not true and said.payout_id is null
from payout join payout_batch using (batch_id) left join said on said.payout_id = payout.payout_id
where batch_id = $1 and (answered_at <= $2 or approved_at <= $2)
"""  # noqa: S608
_ANSWERS = f"""
with said as ({_SAID})
select {_NAME}, said.amount_fen, {_WORD.format("said.result", "said.bank_ref")}, payout.district_id, false
from said join payout using (payout_id)
"""  # noqa: S608
# Two people found that the bank had paid it under an earlier id: it is in no batch.
_PAID_BEFORE = f"""
select {_NAME}, amount_fen, concat('PAID ', bank_ref), district_id, false from payout
where campaign_id = $1 and ($2::text is null or district_id = $2) and paid_as <> '' and answered_at <= $3
"""  # noqa: S608
_RULED = f"""
select {_NAME}, line.amount_fen, concat('PAID ', line.bank_ref), payout.district_id, false from payout
cross join lateral (
    select line_no from ruling where payout_id = payout.paid_as and outcome = 'PAID' and approved_at is not null
    order by line_no desc limit 1
) ruled join bank_line line using (line_no)
where campaign_id = $1 and ($2::text is null or district_id = $2) and paid_as <> '' and answered_at <= $3
"""  # noqa: S608
_CONTRADICTING = f"""
select named.business_day, named.merchant_id, concat(said.payout_id, ' line ', said.line_no), said.amount_fen,
       concat('PAID ', said.bank_ref), said.district_id, false
from open_contradiction said
join (select {_NAME}, campaign_id from payout) named using (payout_id)
where campaign_id = $1 and ($2::text is null or district_id = $2) and came_at <= $3
"""  # noqa: S608
# Lines whose answer file nobody has, and lines about no payout at all: these belong to no district, and to the city.
_UNFOUNDED = """
select '', '', concat('answer ', line.source), sum(line.amount_fen)::bigint, '', max(payout.district_id), false
from bank_line line join payout using (payout_id)
where campaign_id = $1 and ($2::text is null or district_id = $2) and line.came_at <= $3 and line.source <> 'asked'
    and not exists (select from bank_answer where answer_no::text = line.source and bank_answer.problem = '')
group by line.source
union all
select '', '', concat('line ', line.line_no), line.amount_fen, line.result, '', false from bank_line line
where $2::text is null and line.came_at <= $3 and not exists (select from payout where payout_id = line.payout_id)
    and exists (select from campaign where campaign_id = $1)
"""


async def payment_pages(snapshot: Connection, seals: PayeeSeals, scope: Scope) -> AsyncIterator[Page]:
    """A batch after another; last what the bank said beside them."""
    for (batch_id,) in await snapshot.fetch(_BATCHES, *scope):
        batch = await snapshot.fetchrow(_BATCH, batch_id)
        assert batch is not None  # noqa: S101 - this very snapshot has it
        booked = rows(await snapshot.fetch(_LINES, batch_id))
        yield Page(Pair.FILE, [*_as_approved(batch), *booked], await _of_file(snapshot, seals, batch))
        answered = rows(await snapshot.fetch(_BOOKED, batch_id, scope.as_at))
        yield Page(Pair.BANK, answered, rows(await snapshot.fetch(_ANSWERS, batch_id, scope.as_at)))
    said = [row for query in (_RULED, _CONTRADICTING, _UNFOUNDED) for row in await snapshot.fetch(query, *scope)]
    yield Page(Pair.BANK, rows(await snapshot.fetch(_PAID_BEFORE, *scope)), rows(said))


def _as_approved(batch: Any) -> list[Row]:
    return _whole(batch, (batch["sum_fen"], batch["count"]), (batch["sum_fen"], batch["count"]), batch["sha256"])


async def _of_file(snapshot: Connection, seals: PayeeSeals, batch: Any) -> list[Row]:
    """What the bytes say, line by line; nothing where they cannot be opened or read."""
    try:
        content = seals.open_file(batch["batch_id"], batch["file_sealed"])
    except (InvalidTag, KeyError, IndexError):
        return []
    file = read_payment_file(content)
    if isinstance(file, Refused) or file.batch_id != batch["batch_id"]:
        return []
    found = await snapshot.fetch(_NAMES, [payout_id for payout_id, _ in file.lines])
    named: dict[str, tuple[str, str]] = {payout_id: (day, merchant) for day, merchant, payout_id in found}
    strange: tuple[str, str] = (batch["business_day"], "")
    lines = [
        Row(*named.get(payout_id, strange), payout_id, amount, "", batch["district_id"])
        for payout_id, amount in file.lines
    ]
    paid = (sum(amount for _, amount in file.lines), len(lines))
    return [*_whole(batch, (file.sum_fen, file.lines_told), paid, hashlib.sha256(content).hexdigest()), *lines]


def _whole(batch: Any, head: tuple[int, int], lines: tuple[int, int], sha256: str) -> list[Row]:
    """The file as a whole: its head's sum and count; its lines' sum and count, and the hash that was approved."""
    name, district_id = batch["batch_id"], batch["district_id"]
    return [
        Row(batch["business_day"], "", f"{name} head", head[0], str(head[1]), district_id),
        Row(batch["business_day"], "", f"{name} lines", lines[0], f"{lines[1]} {sha256}", district_id),
    ]
