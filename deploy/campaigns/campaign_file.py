"""The campaign file: read, checked, and turned into instants. The only place that knows a calendar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

FEN_PER_YUAN = 100


class CampaignFileError(Exception):
    """The file, the line and the field that are wrong, in words."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProgramPart(_Part):
    program: str
    purpose: str
    allocated_yuan: Annotated[int, Field(ge=0)]


class DistrictPart(_Part):
    district_id: str
    name: str
    programs: Annotated[list[ProgramPart], Field(min_length=1)]


class StockPart(_Part):
    face_yuan: Annotated[int, Field(gt=0)]
    threshold_yuan: Annotated[int, Field(gt=0)]
    quantity: Annotated[int, Field(gt=0)]
    per_person_max: Annotated[int, Field(gt=0)] = 1


class RoundPart(_Part):
    program: str
    days: Annotated[list[int], Field(min_length=1)]
    opens: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    valid_days: Annotated[int, Field(gt=0)]
    categories: Annotated[list[str], Field(min_length=1)]
    stocks: Annotated[list[StockPart], Field(min_length=1)]

    def cost_yuan(self) -> int:
        """What one of these rounds costs."""
        return sum(stock.face_yuan * stock.quantity for stock in self.stocks)


class CampaignFile(_Part):
    """A campaign as people write it down: yuan, dates, hours of the day."""

    campaign_id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,40}$")]
    name: str
    cap_yuan: Annotated[int, Field(gt=0)]
    utc_offset: Annotated[str, Field(pattern=r"^[+-][0-9]{2}:[0-9]{2}$")]
    business_days: Annotated[list[date], Field(min_length=1)]
    districts: Annotated[list[DistrictPart], Field(min_length=1)]
    rounds: list[RoundPart]
    campaign_person_max: Annotated[int, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _sums_hold(self) -> Self:
        allocated = {part.program: part.allocated_yuan for one in self.districts for part in one.programs}
        if sum(allocated.values()) > self.cap_yuan:
            raise ValueError(f"districts: programs add up to {sum(allocated.values())} yuan, over cap_yuan")
        if sorted(set(self.business_days)) != self.business_days:
            raise ValueError("business_days: must be in order, each once")
        for place, round_ in enumerate(self.rounds):
            if round_.program not in allocated:
                raise ValueError(f"rounds.{place}.program: no program is named {round_.program}")
            if any(not 1 <= day <= len(self.business_days) for day in round_.days):
                raise ValueError(f"rounds.{place}.days: there are {len(self.business_days)} business days")
        for program, share in allocated.items():
            cost = sum(r.cost_yuan() * len(r.days) for r in self.rounds if r.program == program)
            if cost > share:
                raise ValueError(f"rounds: those of {program} cost {cost} yuan, its share is {share}")
        return self


def read_campaign_file(path: Path) -> CampaignFile:
    """Read and check a file; raises CampaignFileError naming file, line and field."""
    try:
        tree = yaml.compose(path.read_text(), Loader=yaml.SafeLoader)
        return CampaignFile.model_validate(yaml.safe_load(path.read_text()))
    except ValidationError as error:
        first = error.errors()[0]
        place = [str(part) for part in first["loc"]]
        if not place:  # a sum over several fields names its own
            message = first["msg"].removeprefix("Value error, ")
            place, text = message.split(":", 1)[0].split("."), message
        else:
            text = f"{'.'.join(place)}: {first['msg']}"
        raise CampaignFileError(f"{path.name}, line {_line_of(tree, place)}: {text}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise CampaignFileError(f"{path.name}, line {line}: not YAML") from None


def _line_of(node: Any, place: list[str]) -> int:
    """The line on which a field stands, or its nearest ancestor's."""
    line = 1
    for part in place:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and part.isdigit() and int(part) < len(node.value):
            node = node.value[int(part)]
        else:
            node = None
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


@dataclass(frozen=True, slots=True)
class Day:
    """A business day as instants, the end exclusive."""

    day: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """Turns days and hours into instants: the real ones, or the same days run in `day_s` seconds from `start` on."""

    file: CampaignFile
    start: datetime | None = None
    day_s: float = 86_400.0

    def instant(self, day_no: int, hour: time) -> datetime:
        """The instant of an hour on the n-th business day (the first is 1)."""
        fraction = (hour.hour * 60 + hour.minute) / 1440
        if self.start is not None:
            return self.start + timedelta(seconds=(day_no - 1 + fraction) * self.day_s)
        zone = datetime.fromisoformat(f"2000-01-01T00:00:00{self.file.utc_offset}").tzinfo
        midnight = datetime.combine(self.file.business_days[day_no - 1], time(), zone)
        return midnight + timedelta(days=fraction)

    def days(self) -> list[Day]:
        """All business days."""
        found = []
        for number, day in enumerate(self.file.business_days, 1):
            start = self.instant(number, time())
            found.append(Day(day.isoformat(), start, start + timedelta(seconds=self.day_s)))
        return found


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
    for round_ in file.rounds:
        for number, day_no in enumerate(round_.days, 1):
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
