"""A row of a sheet, read into a posting; or the sentences that say what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from stdnum.cn import uscc as usccs
from stdnum.exceptions import ValidationError

from services.jobfair.domain.posting import Posting
from services.jobfair.domain.posting_cells import (
    CellError,
    PayRange,
    read_employment,
    read_headcount,
    read_pay,
    read_pay_range,
    read_valid_until,
)
from services.jobfair.domain.sheet_headers import ALIASES, Columns
from services.jobfair.domain.spreadsheet_text import neutral

LENGTH_MAX = {
    "uscc": 40, "employer": 100, "job_no": 40, "title": 100, "occupation": 60, "industry": 60, "education": 60,
    "conditions": 3_000, "duties": 3_000, "place": 200,
}  # fmt: skip
"""Characters; a title beyond is no title, and a text of 3,000 fills two pages."""

_NUMBER_TEXT = re.compile(r"(\d+)\.0")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken in; `sentences` are for who wrote it."""

    sentences: tuple[str, ...]


def read_row(columns: Columns, row: Sequence[str]) -> Posting | BadRow:
    """The posting of a row. What is merely left out is the job gate's matter, unless no posting can be without it."""
    wrong: list[str] = []

    def text(field: str) -> str:
        value = neutral(columns.cell(row, field))
        if len(value) > LENGTH_MAX[field]:
            wrong.append(f"{ALIASES[field][0]}超过{LENGTH_MAX[field]}字")
        return value

    def value(field: str, read: Callable[[str], Value], otherwise: Value) -> Value:
        try:
            return read(neutral(columns.cell(row, field)))
        except CellError as error:
            wrong.append(str(error))
            return otherwise

    code, job_no, title = _code(text("uscc")), _number(text("job_no")), text("title")
    if not usccs_valid(code):
        wrong.append("统一社会信用代码有误" if code else "缺少统一社会信用代码")
    wrong.extend(f"缺少{ALIASES[field][0]}" for field, said in (("job_no", job_no), ("title", title)) if not said)
    unsaid: PayRange = (None, None)
    low, high = value("pay_range", read_pay_range, unsaid)
    posting = Posting(
        code, text("employer"), job_no, title, text("occupation"), text("industry"),
        value("headcount", read_headcount, None), text("education"), text("conditions"), text("duties"), text("place"),
        value("base_pay", read_pay, None), low, high, value("employment", read_employment, read_employment("")),
        value("valid_until", read_valid_until, None),
    )  # fmt: skip
    return BadRow(tuple(wrong)) if wrong else posting


def usccs_valid(code: str) -> bool:
    """Form and check character of a unified social credit code (GB 32100)."""
    try:
        return usccs.validate(code) == code
    except ValidationError:
        return False


def _code(text: str) -> str:
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()


def _number(text: str) -> str:
    """A company's number as text: a sheet may hold it as 12.0."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _NUMBER_TEXT.fullmatch(plain)
    return found[1] if found else plain
