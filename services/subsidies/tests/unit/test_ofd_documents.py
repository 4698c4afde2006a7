"""An OFD is kept as it came, or refused for what else is in it; an e-invoice in it says its fields."""

import io
import stat
import zipfile

import pytest

from services.subsidies.domain.fields import Kind
from services.subsidies.tests import strange_files as f

LEADS_OUT = "the OFD holds names that lead out of it"
STRANGE = "the OFD holds files that do not belong in one"
INVOICE = """<fp:eInvoice xmlns:fp="urn:x"><fp:InvoiceCode>113002200111</fp:InvoiceCode><fp:InvoiceNo>01234567
</fp:InvoiceNo><fp:IssueDate>2022年8月28日</fp:IssueDate><fp:Buyer><fp:BuyerName>张三</fp:BuyerName></fp:Buyer>
</fp:eInvoice>"""


def with_entry(**changes: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("OFD.xml", "<OFD/>")
        entry = zipfile.ZipInfo("Doc_0/x.xml")
        for name, value in changes.items():
            setattr(entry, name, value)
        archive.writestr(entry, "<x/>")
    return made.getvalue()


def named_twice() -> bytes:
    return f.packed({"OFD.xml": "<OFD/>", "a.xml": "<a/>", "b.xml": "<b/>"}).replace(b"b.xml", b"a.xml")


def of_many_elements() -> bytes:
    """More than are read, and not so alike that they pack into nothing."""
    return b"<a>" + b"".join(b"<b%d/>" % (number * number % 9_973) for number in range(200_000)) + b"</a>"


def locked() -> bytes:
    made = bytearray(f.ofd())
    made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f.packed({"a.txt": "x"}), "a zip, but no OFD"),
        (f.ofd()[:60], "the OFD cannot be opened"),
        (b"PK\x03\x04" + b"x" * 500 + f.ofd(), "something else stands before the OFD"),
        *((f.ofd({name: "<x/>"}), LEADS_OUT) for name in (
            "../x.xml", "Doc_0/../../x.xml", "/var/x.xml", "..\\x.xml", "Doc_0\\x.xml", "C:/x.xml", "c:x.xml", "..",
        )),
        (with_entry(external_attr=(stat.S_IFLNK | 0o777) << 16), LEADS_OUT),
        (f.ofd({"Doc_0/a..b.xml": "<x/>", "Doc_0/Res/": ""}), ""),
        (named_twice(), "the OFD holds a name twice"),
        (locked(), "the OFD is locked with a password"),
        (with_entry(compress_type=zipfile.ZIP_BZIP2), "the OFD unpacks to too much"),
        (f.ofd({f"{number}.xml": "" for number in range(2_000)}), "the OFD unpacks to too much"),
        (f.ofd({"a.xml": b"<a>" + bytes(range(48, 58)) * 900_000 + b"</a>"}), "the OFD unpacks to too much"),
        (f.ofd({"a.xml": of_many_elements()}), "the file unpacks to too much"),
        (f.ofd({"Doc_0/Attachs/more.zip": f.packed({"a": "b"})}), STRANGE),
        (f.ofd({"Doc_0/Res/logo.png": f.packed({"a": "b"})}), STRANGE),
        (f.ofd({"Doc_0/Res/logo.png": b"MZ program"}), STRANGE),
        (f.ofd({"Doc_0/Attachs/run.js": b"run()"}), STRANGE),
        (f.ofd({"Doc_0/Res/logo.png": f.picture("PNG"), "Doc_0/Signs/SignedValue.dat": b"0\x82"}), ""),
        (f.packed({"%PDF-1.4": "", "OFD.xml": "<OFD/>"}), "the OFD is a PDF too"),
        (f.ofd({"x.xml": f.DOCTYPE}), "the file holds XML that is not allowed"),
        (f.ofd({"x.xml": f.DOCTYPE.replace("1.0\"", "1.0\" encoding=\"UTF-16\"").encode("utf-16")}),
         "the file holds XML that is not allowed"),
        (f.ofd({"x.xml": "<a>"}), "the file holds XML that cannot be read"),
        (f.ofd({"Doc_0/Document.xml": "<D>" + "<ofd:Page/>" * 51 + "</D>"}), "more than 50 pages"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",  # bytes hold the hour they were packed in
)  # fmt: skip
def test_what_does_not_belong_in_an_ofd_makes_it_refused(content: bytes, reason: str) -> None:
    assert f.refusal_of(content) == reason


def test_an_electronic_invoice_says_its_fields_and_the_attached_one_before_the_printed_one() -> None:
    words = "".join(f"<ofd:TextCode>{text}</ofd:TextCode>" for text in ("购买方名称：李四", "不含税价 ￥1.00"))
    content = f.ofd({
        "Doc_0/Document.xml": "<D><Pages><Page/><Page/></Pages></D>", "Doc_0/Attachs/invoice.xml": INVOICE,
        "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page>{words}</ofd:Page>",
    })  # fmt: skip
    inside = f.look_into(content)
    assert (inside.pages, inside.kept) == (2, content)
    assert inside.said == {
        Kind.INVOICE_CODE: "113002200111",
        Kind.INVOICE_NUMBER: "01234567",
        Kind.DAY: "2022年8月28日",
        Kind.NAME: "张三",
        Kind.AMOUNT: "1.00",
    }


def test_the_notes_and_the_odd_prefixes_of_the_tax_offices_own_files_are_read() -> None:
    notes = '<ofd:OFD><ofd:CustomData Name="合计金额">510.68</ofd:CustomData></ofd:OFD>'
    tags = '<:eInvoice xmlns:=""><InvoiceCode><ofd:ObjectRef PageRef="1">45</ofd:ObjectRef></InvoiceCode></:eInvoice>'
    content = f.packed({"OFD.xml": notes, "Doc_0/Tags/CustomTag.xml": tags})
    assert f.look_into(content).said == {Kind.AMOUNT: "510.68"}
