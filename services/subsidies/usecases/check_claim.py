"""Check a filed claim automatically (自动审核): what a machine can see is noted for the reviewers, who decide."""

from dataclasses import replace

from services.subsidies.domain.filing import check_form
from services.subsidies.domain.invoice_check import compare_invoice, differences_as_problems
from services.subsidies.domain.pool import Pool
from services.subsidies.domain.subsidy_claim import State, step
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move


async def check_claim(office: Office, pool: Pool, file: ClaimFile) -> ClaimFile:
    """SUBMITTED → AUTO_CHECKED with everything that is wrong or odd by the rules in force, and by the invoices."""
    checked = check_form(pool.policy, file.typed)
    documents = await office.files.documents_of(file.claim.claim_no)
    current = [one for one in documents if file.documents.get(one.kind) == one.document_id]
    differences = [one for document in current for one in compare_invoice(pool.policy, checked.values, document.said)]
    found = (*checked.problems, *checked.warnings, *differences_as_problems(pool.policy, differences))
    moved = step(file.claim, State.AUTO_CHECKED, await office.now())
    return await record_move(office, pool, replace(file, findings=found), moved)
