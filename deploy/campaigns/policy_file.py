"""The policies of a campaign file: forms, conditions, tiers, documents, review, payout, as people write them down."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from shared.contracts.refusals import OF_A_POLICY
from shared.runtime.fields import YEARS, Text


def _is_known(code: str) -> str:
    if code not in OF_A_POLICY:
        known = ", ".join(sorted(OF_A_POLICY))
        raise PydanticCustomError("refusal", "{code} is none of {known}", {"code": code, "known": known})
    return code


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,40}$")]
Word = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$")]
"""An id as every service takes it: treasury's is the narrowest."""
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Refusal = Annotated[str, AfterValidator(_is_known)]
Day = Annotated[date, Field(strict=False, ge=date(YEARS.start, 1, 2), le=date(YEARS.stop - 1, 12, 30))]
Days = Annotated[int, Field(ge=0, le=366)]


class Part(BaseModel):
    """A part of a file: exact types, no field nobody knows."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FieldPart(Part):
    """A field of a form; choices belong to a choice."""

    name: Name
    label: Text
    kind: Literal[
        "text", "name", "choice", "count", "amount", "day", "national_id", "phone", "bank_card", "uscc", "vin",
        "invoice_code", "invoice_number",
    ]  # fmt: skip
    choices: Annotated[list[Id], Field(default_factory=list)]

    @model_validator(mode="after")
    def _choices_are_for_a_choice(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("choices: a choice has them, nothing else has")
        return self


class ConditionPart(Part):
    """One condition on one field: exactly one of the tests, and the code a buyer is refused with."""

    field: Name
    refusal: Refusal
    at_least: int | None = None
    at_most: int | None = None
    one_of: list[Id] | None = None
    days: Annotated[list[Day], Field(min_length=2, max_length=2)] | None = None
    same_as: Name | None = None
    enrolled: Literal[True] | None = None

    def test(self) -> str:
        """The one test that is set."""
        return next(name for name in TESTS if getattr(self, name) is not None)

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        if sum(getattr(self, name) is not None for name in TESTS) != 1:
            raise ValueError(f"field: exactly one of {', '.join(TESTS)}")
        return self


TESTS = {
    "at_least": {"count", "amount"},
    "at_most": {"count", "amount"},
    "one_of": {"choice"},
    "days": {"day"},
    "same_as": {"text", "name", "national_id", "phone", "uscc", "vin", "day"},
    "enrolled": {"uscc"},
}
"""Each test and the kinds of field it can be asked of."""


class UniquePart(Part):
    """Fields that together may stand in one live claim only, within the policy or in all of them."""

    fields: Annotated[list[Name], Field(min_length=1)]
    refusal: Refusal
    within: Literal["policy", "everywhere"]


class FormPart(Part):
    """What every claim under a policy fills in and shows."""

    fields: Annotated[list[FieldPart], Field(min_length=1)]
    conditions: list[ConditionPart]
    unique: Annotated[list[UniquePart], Field(default_factory=list)]
    documents: Annotated[list[Name], Field(min_length=1)]
    labels: Annotated[dict[Annotated[str, Field(max_length=40)], Text], Field(default_factory=dict)]
    """What people call the documents and the choices."""

    def kind_of(self, name: str) -> str | None:
        """The kind of the field of this name."""
        return next((field.kind for field in self.fields if field.name == name), None)

    @model_validator(mode="after")
    def _conditions_fit_their_fields(self) -> Self:
        kinds = {field.name: field.kind for field in self.fields}
        if len(kinds) < len(self.fields):
            raise ValueError("fields: a name stands twice")
        for place, one in enumerate(self.conditions):
            if kinds.get(one.field) not in TESTS[one.test()]:
                raise ValueError(f"conditions.{place}.field: {one.test()} cannot be asked of {one.field}")
            if one.same_as is not None and kinds.get(one.same_as) != kinds[one.field]:
                raise ValueError(f"conditions.{place}.same_as: no such field of the same kind")
        named = {*self.documents, *(choice for field in self.fields for choice in field.choices)}
        strange = sorted(self.labels.keys() - named)
        if strange:
            raise ValueError(f"labels: {strange[0]} is no document and no choice of the form")
        for place, unique in enumerate(self.unique):
            if not kinds.keys() >= set(unique.fields):
                raise ValueError(f"unique.{place}.fields: a field that the form does not have")
            if unique in self.unique[:place]:
                raise ValueError(f"unique.{place}: stands twice")
        return self


class TierPart(Part):
    """From this basis on: an amount in yuan, or a rate in percent with at most two decimals, written as text."""

    basis_from: Annotated[int, Field(ge=0)]
    amount_yuan: Annotated[int, Field(gt=0)] | None = None
    rate_percent: Annotated[str, Field(pattern=r"^[0-9]{1,2}(\.[0-9]{1,2})?$")] | None = None

    @model_validator(mode="after")
    def _amount_or_rate(self) -> Self:
        if (self.amount_yuan is None) == (self.rate_percent is None):
            raise ValueError("amount_yuan: an amount or a rate_percent, not both")
        return self


class PayoutPart(Part):
    """A share of the award in one form; vouchers and fuel cards come in pieces."""

    form: Literal["bank_card", "vouchers", "fuel_cards"]
    share_percent: Annotated[int, Field(gt=0, le=100)]
    piece_yuan: Annotated[int, Field(gt=0)] | None = None
    threshold_yuan: Annotated[int, Field(gt=0)] | None = None
    valid_days: Days | None = None
    categories: Annotated[list[Word], Field(default_factory=list)]

    @model_validator(mode="after")
    def _has_what_its_form_needs(self) -> Self:
        needed = {"bank_card": (), "fuel_cards": ("piece_yuan",)}.get(
            self.form, ("piece_yuan", "threshold_yuan", "valid_days", "categories")
        )
        missing = [name for name in needed if not getattr(self, name)]
        if missing:
            raise ValueError(f"{missing[0]}: {self.form} needs it")
        return self


class SellerPart(Part):
    """A seller (经销商) enrolled for a policy."""

    uscc: Annotated[str, Field(pattern=r"^[0-9A-Z]{18}$")]
    name: Text


class PayeePart(Part):
    """The fields with the name and the account that the bank pays to."""

    name: Name
    account: Name


LEVELS = ("district", "city")  # in the order in which they look


class PolicyPart(Part):
    """A policy: a program's money, a form, and what both come to. Days are turned into instants by the schedule."""

    policy: Word
    program: str
    name: Text
    form: Name
    opens: Day
    closes: Day
    basis: Name
    tiers: Annotated[list[TierPart], Field(min_length=1)]
    more_fields: Annotated[list[FieldPart], Field(default_factory=list)]
    levels: Annotated[list[Literal["district", "city"]], Field(min_length=1, max_length=2)]
    service_days: Days
    fix_within_days: Days
    notice_days: Days
    payout: Annotated[list[PayoutPart], Field(min_length=1, max_length=3)]
    payee: PayeePart | None = None
    sellers: Annotated[list[SellerPart], Field(default_factory=list)]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        bounds = [tier.basis_from for tier in self.tiers]
        if sorted(set(bounds)) != bounds:
            raise ValueError("tiers: basis_from must grow from tier to tier")
        if sum(part.share_percent for part in self.payout) != 100:  # noqa: PLR2004 - percent
            raise ValueError("payout: the shares must add up to 100 percent")
        if (self.payee is None) == any(part.form == "bank_card" for part in self.payout):
            raise ValueError("payee: goes with a bank_card among the payout, and only with one")
        if self.levels != [level for level in LEVELS if level in self.levels]:
            raise ValueError("levels: each once, the district before the city")
        if self.closes < self.opens:
            raise ValueError("closes: lies before opens")
        if len({seller.uscc for seller in self.sellers}) < len(self.sellers):
            raise ValueError("sellers: one stands twice")
        return self
