import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from loadtests.paperwork.cases import cases
from loadtests.paperwork.filings import Filing
from loadtests.paperwork.paper import Format
from loadtests.paperwork.tests.campaigns import POLICIES, file_of

OFD = "{http://www.ofdspec.org/2016}"
E_INVOICE = "{http://www.edrm.org.cn/schema/e-invoice/2019}"
ON_CAR_INVOICES = {
    "发票代码": "invoice_code", "发票号码": "invoice_number", "购买方名称": "buyer", "车辆识别代号/车架号码": "vin",
}  # fmt: skip
TAGS = {
    "InvoiceCode": "invoice_code", "InvoiceNo": "invoice_number", "BuyerName": "buyer",
    "VehicleIdentificationNo": "vin", "TaxExclusiveTotalAmount": "price",
}  # fmt: skip


def filings(policy: str, count: int = 6) -> list[Filing]:
    return [one.filing for one in cases(file_of(policy), policy, good=count, seed=3)][:count]


def words_of_pdf(content: bytes) -> list[str]:
    return PdfReader(io.BytesIO(content)).pages[0].extract_text().split("\n")


def words_of_ofd(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = ElementTree.fromstring(archive.read("Doc_0/Pages/Page_0/Content.xml"))
    return "\n".join(one.text or "" for one in page.iter(f"{OFD}TextCode"))


def chinese(day: str) -> str:
    year, month, number = day.split("-")
    return f"{year}年{month}月{number}日"


def test_a_pdf_invoice_read_back_says_what_the_form_says() -> None:
    invoices = [one for one in filings("hightech-cars") if one.papers["invoice"].format == Format.PDF]
    assert len(invoices) == 3
    for filing in invoices:
        words = words_of_pdf(filing.papers["invoice"].render())
        assert words[0] == "机动车销售统一发票"
        said = {label: words[words.index(label) + 1] for label in (*ON_CAR_INVOICES, "开票日期", "不含税价")}
        assert {name: said[label] for label, name in ON_CAR_INVOICES.items()} == {
            name: filing.typed[name] for name in ON_CAR_INVOICES.values()
        }
        assert said["开票日期"] == chinese(filing.typed["invoice_day"])
        assert said["不含税价"] == f"￥{filing.typed['price']}"


def test_an_ofd_invoice_says_it_to_people_and_to_machines() -> None:
    invoices = [one for one in filings("binhu-cars") if one.papers["invoice"].format == Format.OFD]
    assert len(invoices) == 3
    for filing in invoices:
        content = filing.papers["invoice"].render()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            root = ElementTree.fromstring(archive.read("Doc_0/Attachs/original_invoice.xml"))
        assert {name: root.findtext(E_INVOICE + tag) for tag, name in TAGS.items()} == {
            name: filing.typed[name] for name in TAGS.values()
        }
        assert root.findtext(f"{E_INVOICE}IssueDate") == chinese(filing.typed["invoice_day"])
        for label, name in ON_CAR_INVOICES.items():
            assert f"{label}：{filing.typed[name]}" in words_of_ofd(content)


def test_every_part_that_an_ofd_names_is_there() -> None:
    content = replace(filings("binhu-cars", 1)[0].papers["invoice"], format=Format.OFD).render()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        root = ElementTree.fromstring(archive.read("OFD.xml")).findtext(f".//{OFD}DocRoot")
        document = ElementTree.fromstring(archive.read(root or ""))
        pages = [one.get("BaseLoc") for one in document.iter(f"{OFD}Page")]
        attached = ElementTree.fromstring(archive.read(f"Doc_0/{document.findtext(f'{OFD}Attachments')}"))
    assert {f"Doc_0/{page}" for page in pages} <= names
    assert f"Doc_0/{document.findtext(f'.//{OFD}PublicRes')}" in names
    assert {f"Doc_0/Attachs/{one.text}" for one in attached.iter(f"{OFD}FileLoc")} <= names


def test_an_equipment_invoice_and_its_contract_agree_with_the_form() -> None:
    for filing in filings("anping-equipment"):
        invoice, contract = filing.papers["invoice"], filing.papers["contract"]
        content = invoice.render()
        words = words_of_ofd(content) if invoice.format == Format.OFD else "\n".join(words_of_pdf(content))
        for name in ("company", "company_code", "equipment", "invoice_code", "invoice_number", "equipment_price"):
            assert filing.typed[name] in words
        assert filing.typed["equipment_price"] in "".join(words_of_pdf(contract.render()))


def test_a_customs_record_says_what_was_exported() -> None:
    for filing in filings("anping-export"):
        paper = filing.papers["customs_record"]
        content = paper.render()
        words = words_of_ofd(content) if paper.format == Format.OFD else "\n".join(words_of_pdf(content))
        assert filing.typed["export_usd"] in words
        assert filing.typed["company"] in words


def test_cards_are_pictures_of_both_types() -> None:
    cards = [filing.papers[kind] for filing in filings("taocheng-cars") for kind in ("registration", "driving_licence")]
    assert {card.format for card in cards} == {Format.JPEG, Format.PNG}
    for card in cards:
        with Image.open(io.BytesIO(card.render()), formats=[card.format.upper()]) as picture:
            assert picture.size == (856, 540)
            assert len(picture.getcolors(100_000) or []) > 10  # something is drawn on it


@pytest.mark.parametrize("policy", POLICIES)
def test_the_same_paper_is_the_same_bytes(policy: str) -> None:
    first, again = filings(policy, 2), filings(policy, 2)
    for one, other in zip(first, again, strict=True):
        assert {k: p.render() for k, p in one.papers.items()} == {k: p.render() for k, p in other.papers.items()}


def test_a_cut_paper_cannot_be_read() -> None:
    filing = filings("taocheng-cars", 1)[0]
    for paper in filing.papers.values():
        assert len(replace(paper, is_cut=True).render()) < len(paper.render())
    cut = replace(filing.papers["registration"], is_cut=True).render()
    with pytest.raises(OSError, match="truncated"), Image.open(io.BytesIO(cut)) as picture:
        picture.load()
    assert not re.search(rb"%%EOF", replace(filing.papers["invoice"], is_cut=True).render())
