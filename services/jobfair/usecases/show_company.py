"""Show one company (单位) of a fair."""

from services.jobfair.domain.posting import Refusal
from services.jobfair.usecases.catalogue_ports import Company, Jobs
from shared.kernel.decision import Refused


async def show_company(jobs: Jobs, company_id: str) -> Company | Refused:
    """NOT_FOUND for an unknown one."""
    return await jobs.company(company_id) or Refused(Refusal.NOT_FOUND)
