"""Show one company (单位) of a fair."""

from services.jobfair.domain.posting import Refusal
from services.jobfair.usecases.catalogue_ports import Company, Jobs
from shared.kernel.decision import Refused


async def see_company(jobs: Jobs, fair_id: str, company_id: str) -> Company | Refused:
    """NOT_FOUND for an unknown one, or one of another fair."""
    company = await jobs.company(company_id)
    return company if company and company.fair_id == fair_id else Refused(Refusal.NOT_FOUND)
