"""The rules of the job gate (岗位合规规则), all of them."""

from services.jobfair.domain import legal_basis as law
from services.jobfair.domain.gate_rule import Mandatory
from services.jobfair.domain.gate_rules_asked import DEPOSIT, PHOTO, TRAINING_FEE
from services.jobfair.domain.gate_rules_origin import ETHNICITY, HOUSEHOLD, RELIGION, ZODIAC
from services.jobfair.domain.gate_rules_person import AGE, CHILDBEARING, MARRIAGE, SEX

RULES = (SEX, MARRIAGE, CHILDBEARING, ETHNICITY, RELIGION, HOUSEHOLD, DEPOSIT, TRAINING_FEE, AGE, PHOTO, ZODIAC)

_NAMED = (law.MARKET_24, law.PLATFORM_NOTICE)
MANDATORY = (
    Mandatory(
        "missing.employer",
        "缺少用人单位",
        "employer",
        _NAMED,
        "填写用人单位全称",
    ),
    Mandatory(
        "missing.headcount",
        "缺少招聘人数",
        "headcount",
        _NAMED,
        "填写招聘人数",
    ),
    Mandatory(
        "missing.conditions",
        "缺少招聘条件",
        "conditions",
        _NAMED,
        "写明学历、技能、经验等条件；没有的写“不限”",
    ),
    Mandatory(
        "missing.duties",
        "缺少工作内容",
        "duties",
        _NAMED,
        "写明岗位的工作内容",
    ),
    Mandatory(
        "missing.place",
        "缺少工作地点",
        "place",
        _NAMED,
        "写明工作地点",
    ),
    Mandatory(
        "missing.base_pay",
        "缺少基本工资",
        "base_pay_fen",
        _NAMED,
        "写明每月基本工资，不能只写“面议”",
    ),
    Mandatory(
        "missing.validity",
        "缺少有效期",
        "valid_until",
        (law.PLATFORM_NOTICE,),
        "写明招聘信息的有效期",
    ),
)
