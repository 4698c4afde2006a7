"""Headers of a sheet of postings (表头) in the spellings that companies use, and the field that each stands for."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.jobfair.domain.posting import Refusal
from shared.kernel.decision import Refused

HEADER_WITHIN = 10
"""Titles and notes may stand above the header, in so many rows."""

ALIASES: Mapping[str, tuple[str, ...]] = {
    "uscc": (
        "统一社会信用代码", "社会信用代码", "信用代码", "营业执照号", "USCC", "credit code",
        "unified social credit code",
    ),
    "employer": (
        "公司名称", "企业名称", "单位名称", "用人单位", "招聘单位", "企业", "公司", "employer", "company",
        "company name",
    ),
    "job_no": ("岗位编号", "职位编号", "岗位代码", "职位代码", "编号", "job no", "job number", "job code", "job id"),
    "title": ("岗位名称", "职位名称", "招聘岗位", "招聘职位", "岗位", "职位", "工种", "job title", "title", "position"),
    "occupation": ("职业类别", "职位类别", "岗位类别", "职业", "工种类别", "occupation", "category"),
    "industry": ("所属行业", "行业", "行业类别", "industry"),
    "headcount": ("招聘人数", "需求人数", "人数", "招聘数量", "headcount", "openings", "vacancies"),
    "education": ("学历要求", "学历", "最低学历", "education"),
    "conditions": (
        "任职要求", "招聘条件", "任职条件", "岗位要求", "应聘条件", "条件", "要求", "conditions", "requirements",
        "qualifications",
    ),
    "duties": (
        "岗位职责", "工作内容", "职位描述", "岗位描述", "工作职责", "职责", "duties", "responsibilities",
        "description",
    ),
    "place": ("工作地点", "工作地址", "上班地点", "工作城市", "地点", "place", "location", "work location"),
    "base_pay": ("底薪", "基本工资", "基本薪资", "月基本工资", "基本劳动报酬", "base pay", "base salary"),
    "pay_range": (
        "薪资范围", "薪资待遇", "薪资", "月薪", "工资待遇", "薪酬", "综合薪资", "pay range", "salary",
        "salary range",
    ),
    "employment": ("用工性质", "工作性质", "用工形式", "用工类型", "employment type", "job type"),
    "valid_until": (
        "有效期至", "截止日期", "有效期", "招聘截止日期", "截止时间", "valid until", "valid through", "expiry",
        "deadline",
    ),
}  # fmt: skip
"""The first is what a template is headed with."""

IDENTIFYING = ("uscc", "job_no", "title")
"""Without these columns no row can be told from another."""


def _spelled(header: str) -> str:
    """Letters only, without a note in brackets, lower case."""
    bare = re.sub(r"[(\[【].*?[)\]】]", "", unicodedata.normalize("NFKC", header))
    return "".join(one for one in bare if one.isalnum()).casefold()


_FIELDS = {_spelled(alias): field for field, aliases in ALIASES.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds which field; `header_row` counts from 0."""

    header_row: int
    places: Mapping[str, int]
    headers: Sequence[str]

    def cell(self, row: Sequence[str], field: str) -> str:
        """The field's cell in a row, empty where there is none."""
        place = self.places.get(field, len(row))
        return row[place] if place < len(row) else ""

    def kept(self, row: Sequence[str]) -> list[str]:
        """The cells of known columns, in order: what nobody asked for (contacts, say) is not kept."""
        return [row[place] if place < len(row) else "" for place in sorted(self.places.values())]


def find_columns(rows: Sequence[Sequence[str]]) -> Columns | Refused:
    """The header of a sheet; of two columns for one field the first counts."""
    best: dict[str, int] = {}
    at = 0
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        places: dict[str, int] = {}
        for place, cell in enumerate(row):
            field = _FIELDS.get(_spelled(cell))
            if field is not None:
                places.setdefault(field, place)
        if len(places) > len(best):
            best, at = places, number
    missing = [ALIASES[field][0] for field in IDENTIFYING if field not in best]
    if missing:
        return Refused(Refusal.MALFORMED, f"表头缺少：{'、'.join(missing)}")
    return Columns(at, best, [rows[at][place] for place in sorted(best.values())])
