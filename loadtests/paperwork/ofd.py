"""A page as OFD (GB/T 33190): a zip of XML with the words where they stand, and the e-invoice as an attachment."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

OFD_NAMESPACE = "http://www.ofdspec.org/2016"
INVOICE_NAMESPACE = "http://www.edrm.org.cn/schema/e-invoice/2019"
MADE_AT = (2022, 8, 26, 0, 0, 0)  # of the zip's entries: the same paper gives the same bytes
WIDTH_MM, HEIGHT_MM, STEP_MM, FONT_MM = 210, 140, 7, 3.5


def pack_ofd(title: str, lines: Iterable[tuple[str, str]], tags: Iterable[tuple[str, str]] = ()) -> bytes:
    """One page; `tags`, when there are any, are the elements of the attached e-invoice."""
    invoice = "".join(f"<fp:{tag}>{escape(text)}</fp:{tag}>" for tag, text in tags)
    parts = {"OFD.xml": _OFD, "Doc_0/Document.xml": _document(has_invoice=bool(invoice)), "Doc_0/PublicRes.xml": _FONTS}
    parts["Doc_0/Pages/Page_0/Content.xml"] = _content([title, *(f"{label}：{value}" for label, value in lines)])
    if invoice:
        parts["Doc_0/Attachs/Attachments.xml"] = _ATTACHMENTS
        parts["Doc_0/Attachs/original_invoice.xml"] = (
            f'<fp:eInvoice xmlns:fp="{INVOICE_NAMESPACE}" Version="1.0">{invoice}</fp:eInvoice>'
        )
    return zip_of({name: f'<?xml version="1.0" encoding="UTF-8"?>{xml}'.encode() for name, xml in parts.items()})


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A zip of these entries, in this order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, MADE_AT), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


_OFD = f"""<ofd:OFD xmlns:ofd="{OFD_NAMESPACE}" Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>
<ofd:DocID>00000000000000000000000000000000</ofd:DocID><ofd:CreationDate>2022-08-26</ofd:CreationDate></ofd:DocInfo>
<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"""

_FONTS = f"""<ofd:Res xmlns:ofd="{OFD_NAMESPACE}" BaseLoc="Res"><ofd:Fonts>
<ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>"""

_ATTACHMENTS = f"""<ofd:Attachments xmlns:ofd="{OFD_NAMESPACE}">
<ofd:Attachment ID="1" Name="original_invoice" Format="xml" Visible="false">
<ofd:FileLoc>original_invoice.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"""


def _document(*, has_invoice: bool) -> str:
    attachments = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>" if has_invoice else ""
    return f"""<ofd:Document xmlns:ofd="{OFD_NAMESPACE}"><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID>
<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH_MM} {HEIGHT_MM}</ofd:PhysicalBox></ofd:PageArea>
<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>
<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>{attachments}</ofd:Document>"""


def _content(texts: list[str]) -> str:
    box = f"<ofd:Area><ofd:PhysicalBox>0 0 {WIDTH_MM} {HEIGHT_MM}</ofd:PhysicalBox></ofd:Area>"
    words = "".join(_text(number, text) for number, text in enumerate(texts))
    layer = f'<ofd:Content><ofd:Layer ID="2" Type="Body">{words}</ofd:Layer></ofd:Content>'
    return f'<ofd:Page xmlns:ofd="{OFD_NAMESPACE}">{box}{layer}</ofd:Page>'


def _text(number: int, text: str) -> str:
    boundary = f"15 {8 + number * STEP_MM} 180 {STEP_MM}"
    advances = " ".join([str(FONT_MM)] * (len(text) - 1))
    code = f'<ofd:TextCode X="0" Y="5" DeltaX="{advances}">{escape(text)}</ofd:TextCode>'
    head = f'ID="{100 + number}" Boundary="{boundary}" Font="3" Size="{FONT_MM}"'
    return f"<ofd:TextObject {head}>{code}</ofd:TextObject>"
