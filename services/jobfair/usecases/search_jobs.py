"""Search a fair's postings (搜岗位) by words, place, occupation and pay."""

from dataclasses import replace
from typing import NamedTuple

from services.jobfair.usecases.catalogue_ports import Found, Jobs, Search


class JobPage(NamedTuple):
    """Postings, and where to go on: (rank, listed_no) of the last one, None at the end."""

    found: list[Found]
    after: tuple[int, int] | None


async def search_jobs(jobs: Jobs, fair_id: str, search: Search) -> JobPage:
    """A page; postings that come meanwhile neither repeat nor hide others of the same rank."""
    found = await jobs.search(fair_id, replace(search, most=search.most + 1))
    page = found[: search.most]
    after = (page[-1].rank, page[-1].kept.listed_no) if len(found) > search.most else None
    return JobPage(page, after)
