"""Documents (材料): what may be uploaded, and how what an e-invoice says is held against what was typed.

A difference is shown to buyer and officer; nothing read from a file is ever put in the form by itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.subsidies.domain.fields import Kind, Value, read_field
from services.subsidies.domain.policy import Policy, Problem
from services.subsidies.domain.refusals import Refusal
from shared.kernel.decision import Refused

BYTES_MAX = 10 * 1024 * 1024
PAGES_MAX = 50
PIXELS_MAX = 40_000_000


class FileType(StrEnum):
    """What a file is by its content, whatever its name says."""

    PDF = "pdf"
    OFD = "ofd"
    JPEG = "jpeg"
    PNG = "png"


def type_of(head: bytes) -> FileType | None:
    """By the first bytes; a zip may be an OFD, which only its inside shows."""
    signatures = (
        (b"%PDF-", FileType.PDF),
        (b"PK\x03\x04", FileType.OFD),
        (b"\xff\xd8\xff", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    )
    return next((kind for signature, kind in signatures if head.startswith(signature)), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the invoice says otherwise; neither value is repeated here."""

    field: str
    typed: bool  # whether it was typed at all


INVOICE_LABELS: Mapping[Kind, tuple[str, ...]] = {
    Kind.INVOICE_CODE: ("发票代码",),
    Kind.INVOICE_NUMBER: ("发票号码",),
    Kind.DAY: ("开票日期",),
    Kind.VIN: ("车辆识别代号/车架号码", "车辆识别代号", "车架号码"),
    Kind.AMOUNT: ("不含税价", "不含税金额"),
    Kind.NAME: ("购买方名称", "购方名称"),
}
"""How the printed invoice names the fields we compare, by the kind of our field; the longest name first."""


def read_invoice_text(text: str) -> dict[Kind, str]:
    """The fields found in an invoice's text (a PDF's words in reading order): each label with what follows it."""
    found: dict[Kind, str] = {}
    for kind, labels in INVOICE_LABELS.items():
        for label in labels:
            spread = r"\s*".join(map(re.escape, label))
            match = re.search(rf"{spread}\s*[:\uff1a]?\s*[¥￥]?\s*([^\s:\uff1a¥￥]+)", text)
            if match:
                found[kind] = match.group(1)
                break
    return found


def compare_invoice(policy: Policy, values: Mapping[str, Value], said: Mapping[Kind, str]) -> list[Difference]:
    """Every field of the form, one a kind, that the invoice says otherwise; kinds the invoice is silent on are not."""
    differences: list[Difference] = []
    seen: set[Kind] = set()
    for field in policy.fields:
        if field.kind not in said or field.kind in seen:
            continue
        seen.add(field.kind)
        read = read_field(field.kind, _day(said[field.kind]) if field.kind == Kind.DAY else said[field.kind])
        if isinstance(read, Refused) or read != values.get(field.name):
            differences.append(Difference(field.name, field.name in values))
    return differences


def differences_as_problems(policy: Policy, differences: Sequence[Difference]) -> list[Problem]:
    """The differences as a reviewer is shown them, each field once."""
    codes = {Kind.AMOUNT: Refusal.AMOUNT_MISMATCH, Kind.NAME: Refusal.NAME_MISMATCH}
    kinds = {field.name: field.kind for field in policy.fields}
    names = dict.fromkeys(one.field for one in differences)
    return [Problem(name, codes.get(kinds[name], Refusal.CONFLICT), "the invoice says otherwise") for name in names]


def _day(text: str) -> str:
    """2022年8月28日 as 2022-08-28."""
    match = re.fullmatch(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日?", text)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else text
