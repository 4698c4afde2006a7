"""Show one posting (岗位详情) that is shown and still valid."""

from services.jobfair.domain.posting import Refusal
from services.jobfair.usecases.catalogue_ports import Jobs, Kept
from shared.kernel.decision import Refused


async def see_job(jobs: Jobs, job_id: str) -> Kept | Refused:
    """NOT_FOUND also for one that is blocked, withdrawn or over: nobody may tell which."""
    return await jobs.job(job_id) or Refused(Refusal.NOT_FOUND)
