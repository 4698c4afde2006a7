"""A PDF is kept as it came, or refused for what it could do besides being read."""

import io

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from services.subsidies.domain.fields import Kind
from services.subsidies.tests import strange_files as f

ACTIVE = "the PDF holds scripts or actions"
NOT_XML = "the PDF holds a file that is not XML"


def action(kind: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject(kind)})


def link(to: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(to)})


def then(next_one: DictionaryObject) -> DictionaryObject:
    first = action("/GoTo")
    first[NameObject("/Next")] = ArrayObject([next_one])
    return first


def embedded(content: bytes) -> StreamObject:
    stream = StreamObject()
    stream.set_data(content)
    stream[NameObject("/Type")] = NameObject("/EmbeddedFile")
    return stream


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f.pdf()[:300], "the PDF is cut off"),
        (b"%PDF-1.7\nnonsense\n%%EOF", "the PDF cannot be read"),
        (f.locked_pdf(), "the PDF is locked with a password"),
        (f.pdf(51), "more than 50 pages"),
        (f.pdf_that_draws(b"q Q " * 200_000), "the PDF unpacks to too much"),
        (f.pdf_with(ArrayObject(DictionaryObject() for _ in range(3))), ""),
        (f.pdf_with(f.SCRIPT, on="/OpenAction"), ACTIVE),
        (f.pdf_with(f.SCRIPT), ACTIVE),
        (f.pdf_with(ArrayObject([DictionaryObject({NameObject("/A"): f.SCRIPT})])), ACTIVE),
        *((f.pdf_with(action(kind)), ACTIVE) for kind in ("/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE")),
        (f.pdf_with(DictionaryObject({NameObject("/XFA"): TextStringObject("")}), on="/AcroForm"), ACTIVE),
        (f.pdf_with(DictionaryObject({NameObject("/Subtype"): NameObject("/RichMedia")})), ACTIVE),
        *((f.pdf_with(action(kind)), "") for kind in ("/GoTo", "/URI", "/Named")),
    ],
)  # fmt: skip
def test_what_acts_or_cannot_be_read_is_refused_wherever_it_stands(content: bytes, reason: str) -> None:
    assert f.refusal_of(content) == reason


WEB = link("https://inv-veri.chinatax.gov.cn/")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        *((f.pdf_with(link(to)), "") for to in ("http://a.cn/", "HTTPS://a.cn/?u=x:y", "mailto:a@a.cn", "a.cn/b", "")),
        *((f.pdf_with(link(to)), ACTIVE) for to in ("javascript:x()", " Java\nScript:x()", "file:///c:/", "data:,x")),
        (f.pdf_with(WEB, on="/OpenAction"), ACTIVE),
        (f.pdf_with(then(WEB), on="/OpenAction"), ACTIVE),
        (f.pdf_with(then(then(WEB))), ""),
        (f.pdf_with(action("/GoTo"), on="/OpenAction"), ""),
        (f.pdf_with(DictionaryObject({NameObject("/AA"): DictionaryObject({NameObject("/O"): WEB})})), ACTIVE),
        (f.pdf_with(DictionaryObject({NameObject("/O"): WEB}), on="/AA"), ACTIVE),
        (f.pdf_with(DictionaryObject({NameObject("/A"): WEB})), ""),
    ],
)
def test_a_link_leads_to_the_web_and_is_followed_by_nobody_but_who_clicks_on_it(content: bytes, reason: str) -> None:
    assert f.refusal_of(content) == reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f.pdf_that_carries("invoice.xml", b"<?xml version='1.0'?><fp:eInvoice/>"), ""),
        (f.pdf_that_carries("invoice.xml", f.DOCTYPE.encode()), NOT_XML),
        (f.pdf_that_carries("invoice.xml", b"MZ program"), NOT_XML),
        (f.pdf_that_carries("run.exe", b"<fp:eInvoice/>"), NOT_XML),
        (f.pdf_with(embedded(b"MZ program")), NOT_XML),
        (f.pdf_with(embedded(b"<eInvoice/>")), ""),
    ],
)
def test_an_embedded_file_is_allowed_when_it_is_xml_by_name_and_by_content(content: bytes, reason: str) -> None:
    assert f.refusal_of(content) == reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f.pdf() + b"\r\n\0\0", ""),
        (f.pdf() + f.packed({"a.txt": "x"}), "something else follows the PDF"),
        (f.pdf() + b"<script>", "something else follows the PDF"),
        (f.pdf() + f.packed({"a.txt": "x"}) + b"\n%%EOF\n", "the PDF is an archive too"),
        (f.pdf() + b"Rar!\x1a\x07\x00" + b"\n%%EOF\n", "the PDF is an archive too"),
    ],
)
def test_a_pdf_that_is_something_else_too_is_refused_however_short_it_is(content: bytes, reason: str) -> None:
    assert f.refusal_of(content) == reason


def test_a_pdf_of_too_many_objects_is_refused() -> None:
    many = b"".join(b"%d 0 obj<<>>endobj\n" % number for number in range(4, 21_000))
    page = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    page += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    content = b"%PDF-1.4\n" + page + many + b"trailer<</Root 1 0 R/Size 21000>>\nstartxref\n0\n%%EOF"
    assert f.refusal_of(content) == "the PDF holds too many objects"


def test_an_invoice_whose_form_is_drawn_before_its_values_is_read_as_it_stands_on_the_page() -> None:
    form = [(400, 800, "发票代码："), (400, 785, "发票号码："), (400, 770, "开票日期："), (60, 740, "购"),
            (60, 728, "买"), (60, 716, "方"), (80, 740, "名        称："), (80, 725, "纳税人识别号："),
            (80, 600, "合      计"), (80, 580, "价税合计（大写）")]  # fmt: skip
    values = [(460, 800, "113002200111"), (460, 785, "０１２３４５６７"), (460, 770, "2022年08月28日"),
              (160, 740, "张三"), (160, 725, "91131102MA0200001G"), (300, 600, "￥129,800.00"),
              (450, 600, "￥16,874.00"), (200, 580, "壹拾肆万陆仟陆佰柒拾肆圆整"),
              (400, 580, "（小写）￥146,674.00")]  # fmt: skip
    assert f.look_into(drawn(form + values)).said == {
        Kind.INVOICE_CODE: "113002200111",
        Kind.INVOICE_NUMBER: "01234567",
        Kind.DAY: "2022年08月28日",
        Kind.NAME: "张三",
        Kind.AMOUNT: "129,800.00",
    }


def drawn(words: list[tuple[int, int, str]]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    page = Canvas(made, invariant=1)
    page.setFont("STSong-Light", 9)
    for x, y, text in words:
        page.drawString(x, y, text)
    page.save()
    return made.getvalue()
