"""The fair's catalogue, brought in as an office does: tried first, then accepted by its hash."""

import asyncio
from dataclasses import dataclass
from typing import Any

from loadtests.clients.gateway import Gateway, key_of
from loadtests.fair.catalogue import COMPANIES, POSTINGS, catalogue_xlsx
from loadtests.fair.plan import CARDS_AT_ONCE, PINNED_AFTER_MS, SEGMENTS
from loadtests.fair.play import API

TRIED_WITHIN_S = 120.0
JOBS_OF_A_SEGMENT = CARDS_AT_ONCE * len(PINNED_AFTER_MS)


@dataclass(frozen=True)
class Catalogue:
    """`on_stage` are ten companies, `jobs` those of them that are pinned, in the order of the stage."""

    figures: dict[str, Any]
    on_stage: list[str]
    jobs: list[str]


async def bring_catalogue(
    gateway: Gateway, fair_id: str, seed: int, bureau: str, size: tuple[int, int] = (COMPANIES, POSTINGS)
) -> Catalogue:
    """So many companies and postings of a generated sheet; the ten companies with most postings go on stage."""
    target = f"{API}/fairs/{fair_id}/imports"
    headers = {"Authorization": f"Bearer {bureau}", "Content-Type": "application/octet-stream"}
    sheet = await asyncio.to_thread(catalogue_xlsx, seed, *size)
    tried = await gateway.until_definite("POST", target, body=sheet, headers=headers, within_s=TRIED_WITHIN_S)
    if tried.status != 201:
        raise RuntimeError(f"import of postings: {tried.status} {tried.body[:300]!r}")
    plan = tried.json()
    key = key_of("accept", plan["change_id"])
    await gateway.act(f"{target}/{plan['change_id']}/acceptances", {"sha256": plan["sha256"]}, token=bureau, key=key)
    companies = await _companies(gateway, fair_id)
    on_stage = [one["company_id"] for one in sorted(companies, key=lambda one: -one["jobs"])[:SEGMENTS]]
    return Catalogue(plan["figures"], on_stage, [job for one in on_stage for job in await _jobs(gateway, fair_id, one)])


async def _companies(gateway: Gateway, fair_id: str) -> list[dict[str, Any]]:
    """All of the fair, page by page."""
    found: list[dict[str, Any]] = []
    after = ""
    while page := (await gateway.get(f"{API}/fairs/{fair_id}/companies?after={after}"))["companies"]:
        found += page
        after = page[-1]["company_id"]
    return found


async def _jobs(gateway: Gateway, fair_id: str, company_id: str) -> list[str]:
    """As many of a company's postings as are pinned in its time; only those that may be shown are found."""
    target = f"{API}/fairs/{fair_id}/jobs?company_id={company_id}&most={JOBS_OF_A_SEGMENT}"
    return [job["job_id"] for job in (await gateway.get(target))["jobs"]]
