"""What redemption's doors take and show."""

import base64
import binascii
from datetime import date, datetime
from typing import Annotated, Self

from fastapi import Path, Query
from pydantic import AfterValidator, Field, model_validator
from stdnum.cn import uscc

from services.redemption.domain.till_code import DIGITS
from services.redemption.usecases.ports import BusinessDay, MerchantFile, StoreFile, TillFile
from shared.kernel.fen import FEN_MAX
from shared.runtime.fields import Instant, Name
from shared.runtime.http_app import KEY_PATTERN, Body
from shared.runtime.signing import is_weak, key_id_of

Id = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$")]


def _uscc(value: str) -> str:
    if not uscc.is_valid(value):
        raise ValueError("not a unified social credit code")
    return value


def _public_key(value: str) -> str:
    try:
        raw = base64.b64decode(value, validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
    if len(raw) != 32:  # noqa: PLR2004 - an Ed25519 key
        raise ValueError("an Ed25519 public key has 32 bytes")
    if is_weak(raw):
        raise ValueError("a key that anybody can sign for")
    return value


PublicKey = Annotated[str, AfterValidator(_public_key), Field(description="Ed25519, 32 bytes in base64")]


_UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
After = Annotated[
    str | None,
    Query(pattern=_UUID, description="the `next` of the page before"),
]
RequestNo = Annotated[str, Path(pattern=KEY_PATTERN, description="the till's own request number")]


class RedeemBody(Body):
    code: Annotated[str, Field(pattern=rf"^[0-9]{{{DIGITS}}}$", description="the digits the shopper shows")]
    order_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{1,64}$")]
    order_amount_fen: Annotated[int, Field(ge=1, le=FEN_MAX)]
    category: Id


class RefundBody(Body):
    amount_fen: Annotated[int, Field(ge=1, le=FEN_MAX, description="what comes back of the order's amount")]


RefundAmount = Annotated[int, Query(ge=1, le=FEN_MAX, description="what would come back of the order's amount")]
RedemptionId = Annotated[str, Path(pattern=_UUID)]


class TerminalBody(Body):
    terminal_id: Id
    public_key: PublicKey | None = None


class StoreBody(Body):
    store_id: Id
    name: Name
    address: Annotated[str, Field(max_length=200)] = ""
    terminals: Annotated[list[TerminalBody], Field(max_length=100)]


class MerchantBody(Body):
    merchant_id: Id
    name: Name
    uscc: Annotated[str, AfterValidator(_uscc)]
    district_id: Id
    categories: Annotated[list[Id], Field(min_length=1, max_length=20)]
    stores: Annotated[list[StoreBody], Field(max_length=200)]

    def as_file(self) -> MerchantFile:
        stores = tuple(
            StoreFile(store.store_id, store.name, tuple(_till(till) for till in store.terminals), store.address)
            for store in self.stores
        )
        return MerchantFile(self.merchant_id, self.name, self.uscc, self.district_id, tuple(self.categories), stores)


class MerchantsBody(Body):
    merchants: Annotated[list[MerchantBody], Field(min_length=1, max_length=500)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        stores = [store for merchant in self.merchants for store in merchant.stores]
        tills = [till for store in stores for till in store.terminals]
        for names in (
            [merchant.merchant_id for merchant in self.merchants],
            [store.store_id for store in stores],
            [till.terminal_id for till in tills],
            [till.public_key for till in tills if till.public_key is not None],
        ):
            if len(set(names)) < len(names):
                raise ValueError("a merchant, store, terminal or key stands twice")
        return self


class KeyBody(Body):
    public_key: PublicKey


def _date(value: str) -> str:
    date.fromisoformat(value)
    return value


_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
Day = Annotated[str, Path(pattern=_DAY), AfterValidator(_date)]


class StaffBody(Body):
    staff_id: Annotated[str, Field(pattern=_UUID, description="of somebody with the role merchant_admin")]


class DayBody(Body):
    day: Annotated[str, Field(pattern=_DAY), AfterValidator(_date)]
    starts_at: Instant
    ends_at: Instant

    def as_day(self) -> BusinessDay:
        return BusinessDay(self.day, self.starts_at, self.ends_at)


class DaysBody(Body):
    days: Annotated[list[DayBody], Field(min_length=1, max_length=400)]


class VoidBody(Body):
    void_id: Id
    voucher_ids: Annotated[
        list[Annotated[str, Field(pattern=_UUID)]],
        Field(min_length=1, max_length=500),
    ]
    reason: Annotated[str, Field(pattern=r"^[A-Z_]{3,40}$", description="a coded reason, such as FRAUD_SUSPECTED")]


class CodeView(Body):
    code: str
    expires_at: datetime
    server_time: datetime


Named = Annotated[str | None, Query(max_length=80)]
Words = Annotated[str, Query(max_length=60)]
AfterStore = Annotated[str, Query(max_length=80, description="the last store_id seen")]


class RevokedView(Body):
    key_id: str


class StoreView(Body):
    store_id: str
    store_name: str
    address: str
    merchant_id: str
    name: str
    district_id: str
    categories: list[str]


class PlatformKeyView(Body):
    key_id: str
    public_key: str


class VoucherView(Body):
    voucher_id: str
    state: str
    valid_until: datetime
    issued_at: datetime
    state_since: datetime
    stock_id: str
    round_id: str
    district_id: str
    face_value_fen: int
    threshold_fen: int
    categories: list[str]
    campaign_id: str
    tail: str
    expires_soon: bool
    store_name: str | None
    server_time: datetime


def _till(body: TerminalBody) -> TillFile:
    if body.public_key is None:
        return TillFile(body.terminal_id)
    public_key = base64.b64decode(body.public_key)
    return TillFile(body.terminal_id, key_id_of(public_key), public_key)
