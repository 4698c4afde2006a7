"""Attach a document (上传材料) to a draft, or to a returned claim that is to be fixed there."""

from dataclasses import replace

from services.subsidies.usecases.may_attach import may_attach
from services.subsidies.usecases.ports import Document, Office
from shared.kernel.decision import Refused


async def attach_document(office: Office, document: Document, *, citizen_id: str) -> Document | Refused:
    """Put it in the place of an earlier one of its kind; its bytes are stored already."""
    found = await may_attach(office, document.claim_no, document.kind, citizen_id=citizen_id)
    if isinstance(found, Refused):
        return found
    _, file = found
    await office.files.add_document(document)
    await office.files.save(replace(file, documents={**file.documents, document.kind: document.document_id}))
    return document
