"""Hold what a claim's e-invoices say against what was typed (发票比对); shown to buyer and officer, never trusted."""

from services.subsidies.domain.filing import check_form
from services.subsidies.domain.invoice_check import Difference, compare_invoice
from services.subsidies.usecases.ports import Office
from services.subsidies.usecases.see_file import see_file
from shared.kernel.decision import Refused


async def compare_documents(office: Office, claim_no: str, *, of: str | None = None) -> list[Difference] | Refused:
    """Every difference of every document that says something; an empty list where none says anything else."""
    found = await see_file(office, claim_no, of=of)
    if isinstance(found, Refused):
        return found
    policy, file = found
    values = check_form(policy, file.typed).values
    documents = await office.files.documents_of(claim_no)
    current = [one for one in documents if file.documents.get(one.kind) == one.document_id]
    return [one for document in current for one in compare_invoice(policy, values, document.said)]
