"""Find a document of a claim as it stands now (查看材料), for its buyer or an officer of its district."""

from services.subsidies.domain.refusals import Refusal
from services.subsidies.usecases.ports import Document, Office
from services.subsidies.usecases.see_file import see_file
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def see_document(
    office: Office, claim_no: str, kind: str, *, of: str | None = None, officer: Officer | None = None
) -> Document | Refused:
    """The one that was attached last; NOT_FOUND where there is none of the kind."""
    found = await see_file(office, claim_no, of=of, officer=officer)
    if isinstance(found, Refused):
        return found
    attached = await office.files.documents_of(claim_no)
    document = next((one for one in attached if one.document_id == found[1].documents.get(kind)), None)
    return document or Refused(Refusal.NOT_FOUND)
