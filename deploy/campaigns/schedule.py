"""What a campaign file comes to: its days as instants, its rounds as requests. The only place that knows a calendar."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from deploy.campaigns.campaign_file import CampaignFile, StockPart
from shared.kernel.fen import FEN_PER_YUAN


@dataclass(frozen=True, slots=True)
class Day:
    """A business day as instants, the end exclusive."""

    day: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """Turns days and hours into instants: the real ones, or the same days run in `day_s` seconds from `start` on.

    Days after the campaign, on which tills are still open but little happens, may be run in `quiet_day_s`.
    """

    file: CampaignFile
    start: datetime | None = None
    day_s: float = 86_400.0
    quiet_day_s: float | None = None

    def midnight(self, day: date) -> datetime:
        """The instant any day begins at, before, in or after the campaign."""
        first = self.file.business_days[0]
        if self.start is not None:
            passed = (day - first).days
            quiet = max(0, (day - self.file.business_days[-1]).days - 1)
            quiet_day_s = self.day_s if self.quiet_day_s is None else self.quiet_day_s
            return self.start + timedelta(seconds=(passed - quiet) * self.day_s + quiet * quiet_day_s)
        return datetime.combine(day, time(), self._zone())

    def instant(self, day_no: int, hour: time) -> datetime:
        """The instant of an hour on the n-th business day (the first is 1)."""
        fraction = (hour.hour * 60 + hour.minute) / 1440
        if self.start is not None:
            return self.start + timedelta(seconds=(day_no - 1 + fraction) * self.day_s)
        return self.midnight(self.file.business_days[day_no - 1]) + timedelta(days=fraction)

    def _zone(self) -> tzinfo | None:
        return datetime.fromisoformat(f"2000-01-01T00:00:00{self.file.utc_offset}").tzinfo

    def days(self) -> list[Day]:
        """All business days."""
        found = []
        for number, day in enumerate(self.file.business_days, 1):
            start = self.instant(number, time())
            found.append(Day(day.isoformat(), start, start + timedelta(seconds=self.day_s)))
        return found

    def trading_days(self) -> list[Day]:
        """Business days on which tills redeem: the campaign's, and those on while a subsidy's vouchers may be valid."""
        found = self.days()
        last = self.file.business_days[-1]
        for number in range(1, (_last_voucher_day(self.file) - last).days + 1):
            day = last + timedelta(days=number)
            start = self.midnight(day)
            if start >= found[-1].ends_at:
                found.append(Day(day.isoformat(), start, self.midnight(day + timedelta(days=1))))
        return found


def _last_voucher_day(file: CampaignFile) -> date:
    """The last day on which a voucher paid as a subsidy can be valid, whoever filed last and however long it took."""
    ends = [
        policy.closes + timedelta(days=policy.service_days + policy.notice_days + (part.valid_days or 0))
        for policy in file.policies
        for part in policy.payout
        if part.form == "vouchers"
    ]
    return max((*ends, file.business_days[-1]))


def campaign_body(file: CampaignFile, campaign_id: str, calendar: Calendar) -> dict[str, Any]:
    """The body of treasury's `POST /campaigns`; programs are named `<campaign>.<program>`."""
    days = calendar.days()
    return {
        "campaign_id": campaign_id,
        "name": file.name,
        "cap_fen": file.cap_yuan * FEN_PER_YUAN,
        "starts_at": days[0].starts_at.isoformat(),
        "ends_at": days[-1].ends_at.isoformat(),
        "programs": [
            {
                "program_id": f"{campaign_id}.{part.program}",
                "district_id": district.district_id,
                "district_name": district.name,
                "purpose": part.purpose,
                "allocated_fen": part.allocated_yuan * FEN_PER_YUAN,
            }
            for district in file.districts
            for part in district.programs
        ],
    }


def grant_bodies(
    file: CampaignFile, campaign_id: str, calendar: Calendar, scaled: Callable[[int], int] = lambda quantity: quantity
) -> list[dict[str, Any]]:
    """The bodies of treasury's `POST /grants`, one a round in order of opening."""
    bodies = []
    numbers: Counter[str] = Counter()  # a program's rounds count on over all its blocks of the file
    for round_ in file.rounds:
        for day_no in round_.days:
            numbers[round_.program] += 1
            number = numbers[round_.program]
            round_id = f"{campaign_id}.{round_.program}.r{number}"
            last_day = min(day_no + round_.valid_days - 1, len(file.business_days))
            valid_until = calendar.days()[last_day - 1].ends_at
            stocks = [_stock(round_id, stock, valid_until, scaled) for stock in round_.stocks]
            opens_at = calendar.instant(day_no, time.fromisoformat(round_.opens))
            bodies.append(
                {
                    "grant_id": f"{round_id}.g1",
                    "campaign_id": campaign_id,
                    "program_id": f"{campaign_id}.{round_.program}",
                    "amount_fen": sum(stock["face_value_fen"] * stock["quantity"] for stock in stocks),
                    "round": {
                        "round_id": round_id,
                        "round_no": number,
                        "name": f"{file.name} 第{number}轮",
                        "opens_at": opens_at.isoformat(),
                        "closes_at": calendar.days()[day_no - 1].ends_at.isoformat(),
                        "categories": round_.categories,
                        "stocks": stocks,
                        "campaign_person_max": file.campaign_person_max,
                    },
                }
            )
    return sorted(bodies, key=lambda body: str(body["round"]["opens_at"]))


def _stock(round_id: str, stock: StockPart, valid_until: datetime, scaled: Callable[[int], int]) -> Mapping[str, Any]:
    return {
        "stock_id": f"{round_id}.f{stock.face_yuan}",
        "face_value_fen": stock.face_yuan * FEN_PER_YUAN,
        "threshold_fen": stock.threshold_yuan * FEN_PER_YUAN,
        "quantity": scaled(stock.quantity),
        "valid_until": valid_until.isoformat(),
        "per_person_max": stock.per_person_max,
    }
