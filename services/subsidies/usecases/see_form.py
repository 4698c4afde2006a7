"""See one's own form again (继续填写): what was typed, what was uploaded, what is wrong so far."""

from dataclasses import dataclass
from typing import NamedTuple

from services.subsidies.domain.filing import Checked, check_form
from services.subsidies.domain.invoice_check import compare_invoice
from services.subsidies.domain.masking import masked
from services.subsidies.domain.subsidy_claim import may_change
from services.subsidies.usecases.ports import Document, Office
from services.subsidies.usecases.see_file import see_file
from shared.kernel.decision import Refused


class Attached(NamedTuple):
    """A document as it stands now, and the fields that it says otherwise."""

    document: Document
    differences: list[str]


@dataclass(frozen=True, slots=True)
class Form:
    """`fields` are whole where the buyer may change them, masked elsewhere."""

    fields: dict[str, str]
    documents: list[Attached]
    checked: Checked


async def see_form(office: Office, claim_no: str, *, citizen_id: str) -> Form | Refused:
    """The buyer's own alone; whoever looks over the shoulder reads no number that is not being written."""
    found = await see_file(office, claim_no, of=citizen_id)
    if isinstance(found, Refused):
        return found
    policy, file = found
    kinds = {field.name: field.kind for field in policy.fields}
    fields = {
        name: text if may_change(file.claim, frozenset({name})) is None else masked(kinds.get(name), text)
        for name, text in file.typed.items()
    }
    checked = check_form(policy, file.typed)
    attached = [
        Attached(one, sorted({each.field for each in compare_invoice(policy, checked.values, one.said)}))
        for one in await office.files.documents_of(claim_no)
        if file.documents.get(one.kind) == one.document_id
    ]
    return Form(fields, attached, checked)
