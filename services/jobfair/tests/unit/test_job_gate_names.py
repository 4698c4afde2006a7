"""Names of companies and trades, as the job gate reads them: most say nothing, some hide a condition."""

import pytest

from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.tests.posting_builders import posting

GATE = JobGate(simplified_characters())

NAMES = [
    "河北好女孩服饰有限公司", "衡水美丽女人内衣店", "衡水离婚律师事务所", "石家庄双子座商业管理有限公司",
    "星座网络科技有限公司",
    "发现美照相馆", "衡水本地优先选商贸", "妇女儿童用品厂", "单身社交服务", "母婴育儿", "回民餐饮", "少数民族工艺品",
    "工程保证金担保服务", "婚庆服务", "处女座咖啡（桃城店）", "宝妈优选商贸有限公司", "武汉人家餐饮",
    "扣肉世家（只做本地菜）",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_leaves_the_names_of_companies_and_trades_alone(name: str) -> None:
    assert GATE.screen(posting(employer=name, industry=name)) == ()


@pytest.mark.parametrize(("field", "text", "rule_ids"), [
    ("employer", "某公司（仅限女性 35岁以下）", ["sex", "age"]), ("employer", "某商贸（押金300元）", ["deposit"]),
    ("industry", "商贸 限男性 押金300元", ["sex", "deposit"]), ("industry", "餐饮（汉族优先）", ["ethnicity"]),
])  # fmt: skip
def test_reads_what_is_hidden_in_a_name_or_a_trade(field: str, text: str, rule_ids: list[str]) -> None:
    assert [(hit.field, hit.rule_id) for hit in GATE.screen(posting(**{field: text}))] == [
        (field, one) for one in rule_ids
    ]
