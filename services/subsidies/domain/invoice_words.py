"""The words of an e-invoice (发票票面): its fields, found by their printed labels and by the look of what follows.

Where a form is printed first and its values after it, a label is followed by another label. So a value counts only when
it looks like one of its kind; else the invoice is silent about that field.
"""

import re
import unicodedata

from services.subsidies.domain.fields import Kind

TEXT_LENGTH_MAX = 200_000  # of all the pages that are read: a dense one has some 3,000 letters

_CODE = r"(?:[0-9]{12}|[0-9]{10})(?![0-9])"
_NUMBER = r"(?:[0-9]{20}|[0-9]{8})(?![0-9])"
_DAY = r"[0-9]{4}\s?[年/.-]\s?[0-9]{1,2}\s?[月/.-]\s?[0-9]{1,2}(?:\s?日|(?![0-9]))"
_VIN = r"[A-Za-z0-9]{17}(?![A-Za-z0-9])"
_AMOUNT = r"-?[0-9][0-9,]*+(?:\.[0-9]{1,2})?+(?![0-9.%])"
_OTHER_LABELS = "纳税人识别|统一社会信用代码|身份证|组织机构代码|地址|销售方|销货单位|车辆类型|密码区|及"
_LATIN = r"[A-Za-z][A-Za-z.'-]*+"
_WORD = rf"(?!{_OTHER_LABELS}|[0-9年月日.,/-]+(?:\s|$))[^\s:]++(?!\s{{0,2}}:)"
_NAME = rf"(?:(?:{_LATIN} )*+{_WORD}|{_LATIN}(?: {_LATIN})*+)"

_PRINTED: tuple[tuple[Kind, str, str], ...] = (
    (Kind.INVOICE_CODE, "发票代码", _CODE),
    (Kind.INVOICE_NUMBER, "发票号码", _NUMBER),
    (Kind.DAY, "开票日期", _DAY),
    (Kind.VIN, "车辆识别代号/车架号码", _VIN),
    (Kind.VIN, "车辆识别代号", _VIN),
    (Kind.VIN, "车架号码", _VIN),
    (Kind.AMOUNT, "不含税价", _AMOUNT),
    (Kind.AMOUNT, "不含税金额", _AMOUNT),
    (Kind.AMOUNT, "合计金额", _AMOUNT),
    (Kind.AMOUNT, "合计¥", _AMOUNT),  # of a VAT invoice: without tax; the sum with it is 价税合计
    (Kind.NAME, "购买方名称及身份证号码/组织机构代码", _NAME),
    (Kind.NAME, "购买方名称", _NAME),
    (Kind.NAME, "购买方信息名称", _NAME),
    (Kind.NAME, "购方名称", _NAME),
    (Kind.NAME, "购名称", _NAME),  # as it stands in one row, 购买方 being written downwards
)
"""The labels that name the fields we compare, the best one of a kind first, and how their values look."""


def read_invoice_text(text: str) -> dict[Kind, str]:
    """The fields found in an invoice's text; labels and values may be apart by blanks, line breaks and a colon.

    Full-width letters are read as plain ones. The price is the one without tax (不含税价), never 价税合计.
    """
    plain = _with_short_gaps(unicodedata.normalize("NFKC", text[:TEXT_LENGTH_MAX]))
    found: dict[Kind, str] = {}
    for kind, label, value in _PRINTED:
        match = None if kind in found else re.search(_pattern(label, value), plain)
        if match:
            found[kind] = match["value"]
    return found


def read_invoice_day(text: str) -> str:
    """2022年8月28日, 20220828 or 2022/8/28, with or without a time behind it, as 2022-08-28; else the text as it is."""
    match = re.match(r"([0-9]{4})\s?[年/.-]\s?([0-9]{1,2})\s?[月/.-]\s?([0-9]{1,2})(?![0-9])", text) or re.match(
        r"([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])", text
    )
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else text


def _pattern(label: str, value: str) -> str:
    spread = r"\s{0,2}".join(map(re.escape, label))
    not_with_tax = r"(?<!税)(?<!税\s)(?<!税\s\s)"
    return rf"{not_with_tax}{spread}\s{{0,2}}:?\s{{0,2}}(?:\(?小写\)?\s{{0,2}})?¥?\s{{0,2}}(?P<value>{value})"


def _with_short_gaps(text: str) -> str:
    """A gap is a line break or at most two blanks: what is searched for may then say how long it can be."""
    return re.sub(r"\s+", lambda gap: "\n" if "\n" in gap[0] else "  "[: len(gap[0])], text)
