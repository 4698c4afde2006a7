"""A document on its way to a screen: what a browser may show beside a form, and what it only keeps."""

from typing import Any

from starlette.responses import Response

from services.subsidies.domain.documents import FileType
from services.subsidies.usecases.ports import Document, Documents

_MEDIA_TYPES = {
    FileType.PDF: "application/pdf", FileType.OFD: "application/ofd", FileType.JPEG: "image/jpeg",
    FileType.PNG: "image/png",
}  # fmt: skip
_SHOWN = frozenset({FileType.PDF, FileType.JPEG, FileType.PNG})
"""Pictures were drawn anew and PDFs have nothing active in them; nothing knows how to show an OFD."""


DOCUMENT: dict[int | str, dict[str, Any]] = {
    200: {"content": {one: {} for one in _MEDIA_TYPES.values()}, "description": "the document"}
}


async def document_answer(documents: Documents, document: Document) -> Response:
    """Its bytes as they were kept; no store on the way keeps them again."""
    how = "inline" if document.type in _SHOWN else "attachment"
    headers = {
        "Content-Disposition": f'{how}; filename="{document.claim_no}-{document.kind}.{document.type}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    content = await documents.get(document.document_id)
    return Response(content, media_type=_MEDIA_TYPES[document.type], headers=headers)
