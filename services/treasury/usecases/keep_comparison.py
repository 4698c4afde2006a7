"""Keep a comparison (登记对账结果): the run with what it counted; the work list follows what it saw."""

from dataclasses import asdict, dataclass

from services.treasury.domain.differences import difference_id, see, unseen
from services.treasury.domain.reconciliation import Result
from services.treasury.usecases.compare_sides import Comparison
from services.treasury.usecases.reconciliation_ports import Reconciliations, Run


@dataclass(frozen=True, slots=True)
class Reconciled(Run):
    """A run; `by_result` in all, `by_pair` with both sides' money, `by_day`; `open` differences of its campaign or
    district, once it was kept."""

    by_result: dict[str, int]
    by_pair: dict[str, dict[str, dict[str, int]]]
    by_day: dict[str, dict[str, int]]
    open: int


async def keep_comparison(ledger: Reconciliations, compared: Comparison) -> Reconciled:
    """A look back moves no work list, nor does a run that a later one has overtaken; one whose differences are too
    many to list ends none."""
    run = compared.run
    last = await ledger.last_present(run.campaign_id)
    await ledger.add(run, compared.counts, compared.found)
    if run.is_present and (last is None or last < run.as_at):
        await _move_work_list(ledger, compared)
    still_open = await ledger.open_in(run.campaign_id, run.district_id)
    return _reconciled(compared, len(still_open))


async def _move_work_list(ledger: Reconciliations, compared: Comparison) -> None:
    run = compared.run
    found = {difference_id(run.campaign_id, one.key): one for one in compared.found}
    known = await ledger.of(sorted(found))
    open_before = await ledger.open_in(run.campaign_id, run.district_id) if run.is_whole else {}
    seen = [see(known.get(name), one, run.campaign_id, run.run_id) for name, one in sorted(found.items())]
    ended = [unseen(one) for name, one in sorted(open_before.items()) if name not in found]
    await ledger.save([*seen, *ended])


def _reconciled(compared: Comparison, still_open: int) -> Reconciled:
    by_result = {str(result): 0 for result in Result}
    by_pair: dict[str, dict[str, dict[str, int]]] = {}
    by_day: dict[str, dict[str, int]] = {}
    for place, sums in sorted(compared.counts.items()):
        by_result[place.result] += sums.items
        pair = by_pair.setdefault(place.pair, {}).setdefault(place.result, dict.fromkeys(sums._fields, 0))
        for name, value in sums._asdict().items():
            pair[name] += value
        day = by_day.setdefault(place.business_day, {})
        day[place.result] = day.get(place.result, 0) + sums.items
    return Reconciled(**asdict(compared.run), by_result=by_result, by_pair=by_pair, by_day=by_day, open=still_open)
