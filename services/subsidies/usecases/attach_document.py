"""Attach a document (上传材料) to a draft, or to a returned claim that is to be fixed there."""

from dataclasses import replace

from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import may_change
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import Document, Office
from shared.kernel.decision import Refused


async def attach_document(office: Office, document: Document, *, citizen_id: str) -> Document | Refused:
    """Put it in the place of an earlier one of its kind; its bytes are stored already."""
    found = await load_file(office, document.claim_no, of=citizen_id)
    if isinstance(found, Refused):
        return found
    pool, file = found
    if document.kind not in pool.policy.documents:
        return Refused(Refusal.MALFORMED, "kind: not a document of this policy")
    refused = may_change(file.claim, frozenset({document.kind}))
    if refused is not None:
        return refused
    await office.files.add_document(document)
    await office.files.save(replace(file, documents={**file.documents, document.kind: document.document_id}))
    return document
