"""A file is what its content says, and an invoice is held against the form field by field."""

from datetime import date

import pytest

from services.subsidies.domain.documents import Difference, FileType, compare_invoice, read_invoice_text, type_of
from services.subsidies.domain.fields import Kind
from services.subsidies.tests import builders as b


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", FileType.PDF), (b"PK\x03\x04...", FileType.OFD), (b"\xff\xd8\xff\xe0", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileType.PNG), (b"GIF89a", None), (b"", None), (b"<html>", None), (b" %PDF-", None),
    ],
)  # fmt: skip
def test_a_file_is_what_its_first_bytes_say(head: bytes, kind: FileType | None) -> None:
    assert type_of(head) == kind


PRINTED = """机动车销售统一发票
发票代码 113002200111 发票号码: 01234567
开票日期：2022年8月28日
购买方名称  张三   车辆识别代号/车架号码 LSVAA49J132047372
不含税价 ￥129800.00"""


def test_the_words_of_an_invoice_are_read_by_their_labels() -> None:
    assert read_invoice_text(PRINTED) == {
        Kind.INVOICE_CODE: "113002200111",
        Kind.INVOICE_NUMBER: "01234567",
        Kind.DAY: "2022年8月28日",
        Kind.VIN: "LSVAA49J132047372",
        Kind.AMOUNT: "129800.00",
        Kind.NAME: "张三",
    }
    assert read_invoice_text("发 票 号 码 01234567") == {Kind.INVOICE_NUMBER: "01234567"}
    assert read_invoice_text("a photo of a cat") == {}


def test_an_invoice_that_says_the_same_has_no_difference() -> None:
    assert compare_invoice(b.policy(), b.GOOD, read_invoice_text(PRINTED)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("buyer", "李四"), ("vin", "LSVAA49J132047373"), ("invoice_day", date(2022, 8, 27)), ("price", 12_980_001)],
)
def test_a_difference_is_shown_whichever_side_is_wrong(field: str, value: object) -> None:
    values = {**b.GOOD, field: value}
    assert compare_invoice(b.policy(), values, read_invoice_text(PRINTED)) == [Difference(field, typed=True)]  # type: ignore[arg-type]


def test_what_was_not_typed_or_cannot_be_read_differs_too() -> None:
    values = {name: value for name, value in b.GOOD.items() if name != "vin"}
    assert compare_invoice(b.policy(), values, {Kind.VIN: "LSVAA49J132047372"}) == [Difference("vin", typed=False)]
    assert compare_invoice(b.policy(), b.GOOD, {Kind.DAY: "soon"}) == [Difference("invoice_day", typed=True)]
    assert compare_invoice(b.policy(), b.GOOD, {}) == []
