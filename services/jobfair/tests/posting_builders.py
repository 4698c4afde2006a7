"""Postings for tests: one that offends nobody, and what differs."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from services.jobfair.domain.posting import Posting
from shared.kernel.fen import Fen

USCC, OTHER_USCC = "91131100MA0000001X", "91131100MA0000002X"
FAIR = "fair-1"
LAWFUL = Posting(
    uscc=USCC,
    employer="示例饮品股份有限公司",
    job_no="A01",
    title="灌装线操作工",
    occupation="生产制造",
    industry="食品饮料",
    headcount=5,
    education="高中",
    conditions="能倒班，有经验者优先",
    duties="操作灌装设备并做好记录",
    place="桃城区示例大街1号",
    base_pay_fen=Fen(350_000),
    pay_min_fen=Fen(400_000),
    pay_max_fen=Fen(600_000),
    valid_until=datetime(2099, 9, 30, 16, tzinfo=UTC),
)


def posting(**differs: Any) -> Posting:
    return replace(LAWFUL, **differs)
