"""The campaign file as people write it, read and checked; what is wrong is said with its file, line and field."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from deploy.campaigns.policy_file import Day, FormPart, Part, PolicyPart, Word
from shared.kernel.fen import FEN_MAX, FEN_PER_YUAN
from shared.runtime.fields import Text

# The bounds of a file are those of the doors its bodies go to: treasury's for money and rounds, redemption's for days.
YUAN_MAX = FEN_MAX // FEN_PER_YUAN
PROGRAMS_MAX = 100
# A stock's id, of campaign, program, round and face, has at most 80 signs, eleven of them a demo's own.
ShortWord = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,22}[a-z0-9]$")]


class CampaignFileError(Exception):
    """The file, the line and the field that are wrong, in words."""


class _Loader(yaml.SafeLoader):
    """YAML whose dates stay text, so that a day that does not exist is refused like any other field."""


_Loader.yaml_implicit_resolvers = {
    first: [one for one in resolvers if one[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class ProgramPart(Part):
    program: ShortWord
    purpose: Text
    allocated_yuan: Annotated[int, Field(ge=0, le=YUAN_MAX)]


class DistrictPart(Part):
    district_id: Word
    name: Text
    programs: Annotated[list[ProgramPart], Field(min_length=1)]


class StockPart(Part):
    face_yuan: Annotated[int, Field(gt=0, le=100_000)]
    threshold_yuan: Annotated[int, Field(gt=0, le=1_000_000)]
    quantity: Annotated[int, Field(gt=0, le=10_000_000)]
    per_person_max: Annotated[int, Field(gt=0, le=100)] = 1


class RoundPart(Part):
    program: str
    days: Annotated[list[int], Field(min_length=1)]
    opens: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    valid_days: Annotated[int, Field(gt=0)]
    categories: Annotated[list[Word], Field(min_length=1, max_length=50)]
    stocks: Annotated[list[StockPart], Field(min_length=1, max_length=20)]

    def cost_yuan(self) -> int:
        """What one of these rounds costs."""
        return sum(stock.face_yuan * stock.quantity for stock in self.stocks)


class CampaignFile(Part):
    """A campaign as people write it down: yuan, dates, hours of the day."""

    campaign_id: ShortWord
    name: Annotated[Text, Field(max_length=180)]  # a round's name is it and a number
    cap_yuan: Annotated[int, Field(gt=0, le=YUAN_MAX)]
    utc_offset: Annotated[str, Field(pattern=r"^[+-](0[0-9]|1[0-4]):[0-5][0-9]$")]
    business_days: Annotated[list[Day], Field(min_length=1, max_length=400)]
    districts: Annotated[list[DistrictPart], Field(min_length=1)]
    rounds: Annotated[list[RoundPart], Field(default_factory=list)]
    campaign_person_max: Annotated[int, Field(gt=0, le=1000)] | None = None
    forms: Annotated[dict[str, FormPart], Field(default_factory=dict)]
    policies: Annotated[list[PolicyPart], Field(default_factory=list)]

    @model_validator(mode="after")
    def _sums_hold(self) -> Self:
        programs = [part for district in self.districts for part in district.programs]
        _each_once("district_id", [district.district_id for district in self.districts])
        _each_once("program", [part.program for part in programs])
        if len(programs) > PROGRAMS_MAX:
            raise ValueError(f"districts: at most {PROGRAMS_MAX} programs")
        allocated = {part.program: part.allocated_yuan for part in programs}
        if sum(allocated.values()) > self.cap_yuan:
            raise ValueError(f"districts: programs add up to {sum(allocated.values())} yuan, over cap_yuan")
        if sorted(set(self.business_days)) != self.business_days:
            raise ValueError("business_days: must be in order, each once")
        for place, round_ in enumerate(self.rounds):
            self._round_fits(f"rounds.{place}", round_, set(allocated))
        for program, share in allocated.items():
            cost = sum(r.cost_yuan() * len(r.days) for r in self.rounds if r.program == program)
            if cost > share:
                raise ValueError(f"rounds: those of {program} cost {cost} yuan, its share is {share}")
        self._policies_fit(set(allocated))
        return self

    def _round_fits(self, where: str, round_: RoundPart, programs: set[str]) -> None:
        if round_.program not in programs:
            raise ValueError(f"{where}.program: no program is named {round_.program}")
        if any(not 1 <= day <= len(self.business_days) for day in round_.days):
            raise ValueError(f"{where}.days: there are {len(self.business_days)} business days")
        if sorted(set(round_.days)) != round_.days:
            raise ValueError(f"{where}.days: must be in order, each once")
        if len({stock.face_yuan for stock in round_.stocks}) < len(round_.stocks):
            raise ValueError(f"{where}.stocks: a face_yuan stands twice")
        for number, stock in enumerate(round_.stocks):
            if stock.face_yuan >= stock.threshold_yuan:
                raise ValueError(f"{where}.stocks.{number}.face_yuan: must be below threshold_yuan")

    def _policies_fit(self, programs: set[str]) -> None:
        names = [policy.policy for policy in self.policies]
        if len(set(names)) < len(names):
            raise ValueError("policies: a policy stands twice")
        for place, policy in enumerate(self.policies):
            if policy.program not in programs:
                raise ValueError(f"policies.{place}.program: no program is named {policy.program}")
            form = self.forms.get(policy.form)
            if form is None:
                raise ValueError(f"policies.{place}.form: no form is named {policy.form}")
            if form.kind_of(policy.basis) != "amount":
                raise ValueError(f"policies.{place}.basis: {policy.basis} is no amount of the form")
            if policy.payee is not None:
                kinds = {field.name: field.kind for field in (*form.fields, *policy.more_fields)}
                if kinds.get(policy.payee.account) != "bank_card":
                    raise ValueError(f"policies.{place}.payee.account: no bank_card of the form")
                if kinds.get(policy.payee.name) not in {"name", "text"}:
                    raise ValueError(f"policies.{place}.payee.name: no name of the form")


def _each_once(field: str, names: list[str]) -> None:
    again = next((name for name in names if names.count(name) > 1), None)
    if again is not None:
        raise ValueError(f"districts: {field} {again} stands twice")


def read_campaign_file(path: Path) -> CampaignFile:
    """Read and check a file; raises CampaignFileError naming file, line and field."""
    try:
        text = path.read_text(encoding="utf-8")
        tree = yaml.compose(text, Loader=_Loader)
        for line, key in _repeated_keys(tree):  # YAML's reader would keep the last and say nothing
            raise CampaignFileError(f"{path.name}, line {line}: {key}: stands twice")
        return CampaignFile.model_validate(yaml.load(text, Loader=_Loader))  # noqa: S506 - a SafeLoader
    except OSError as error:
        raise CampaignFileError(f"{path.name}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise CampaignFileError(f"{path.name}: not UTF-8 text") from None
    except ValidationError as error:
        first = error.errors()[0]
        place, message = [str(part) for part in first["loc"]], first["msg"]
        if first["type"] == "value_error":  # a rule over several fields names its own, from where it stands
            own, _, message = message.removeprefix("Value error, ").partition(": ")
            place += own.split(".")
        message = f"{'.'.join(place)}: {message}"
        raise CampaignFileError(f"{path.name}, line {_line_of(tree, place)}: {message}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise CampaignFileError(f"{path.name}, line {line}: not YAML") from None


def _repeated_keys(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, key.value
            seen.add(key.value)
            yield from _repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated_keys(item)


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
