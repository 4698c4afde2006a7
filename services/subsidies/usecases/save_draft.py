"""Keep a draft as it is typed, and say what is wrong so far."""

from collections.abc import Mapping
from dataclasses import replace

from services.subsidies.domain.filing import Checked, check_form
from services.subsidies.domain.subsidy_claim import may_change
from services.subsidies.usecases.load_file import load_file
from services.subsidies.usecases.ports import Office
from shared.kernel.decision import Refused


async def save_draft(office: Office, claim_no: str, *, citizen_id: str, typed: Mapping[str, str]) -> Checked | Refused:
    """Merge the fields into the draft (an empty one leaves it); a returned claim takes just the fields to be fixed.

    What the form has no field for is a problem, and is not kept.
    """
    found = await load_file(office, claim_no, of=citizen_id)
    if isinstance(found, Refused):
        return found
    pool, file = found
    changed = frozenset(name for name, text in typed.items() if file.typed.get(name, "") != text)
    refused = may_change(file.claim, changed)
    if refused is not None:
        return refused
    merged = {name: text for name, text in {**file.typed, **typed}.items() if text}
    kept = {name: text for name, text in merged.items() if pool.policy.field(name) is not None}
    await office.files.save(replace(file, typed=kept))
    unknown = {name: text for name, text in merged.items() if name in typed and name not in kept}
    return check_form(pool.policy, kept | unknown)
