"""A made-up catalogue: 546 companies and more than 15,000 postings as a bureau would send them, the same for the same
seed. Names are put together from syllables; of every kind of offence that the job gate knows, some postings have one.
"""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from stdnum.cn import uscc
from xlsxwriter import Workbook

COMPANIES, POSTINGS = 546, 15_200
HEADERS = (
    "序号", "企业名称", "统一社会信用代码", "所属行业", "岗位编号", "岗位名称", "职业类别", "招聘人数", "学历要求",
    "任职要求", "岗位职责",
    "工作地点", "基本工资", "薪资范围", "用工性质", "有效期至",
)  # fmt: skip
OFFENCES = {
    "sex": ("限男性", "女性优先", "性 别：男", "僅限女生"), "marriage": ("已婚优先", "未婚，住宿舍"),
    "childbearing": ("已婚已育优先", "两年内不得生育"), "ethnicity": ("仅限汉族",), "religion": ("信教者勿扰",),
    "household": ("限本地户籍", "外地人勿扰"), "deposit": ("入职需交押金300元",), "training_fee": ("岗前培训费自理",),
    "age": ("35岁以下", "年龄18-40周岁"), "photo": ("简历请附生活照",), "zodiac": ("处女座勿扰",),
}  # fmt: skip
"""By the id of the rule that must find them."""
LAWFUL = (
    "男女不限", "能吃苦耐劳", "能倒班", "有责任心，服从安排", "有相关经验者优先", "年满18周岁", "持有相应上岗证",
    "会使用常用办公软件",
    "沟通表达能力强", "身体健康，不收取任何押金", "户籍不限，提供单身公寓",
)  # fmt: skip
OFFENDING = 0.08  # of postings
LACKING = 0.01  # leave out a mandatory field
SHOWN_ON_STAGE = 10  # the first companies are those on stage

_SYLLABLES = "衡桃滨湖安平冀景泰恒瑞祥盛宏达鑫源昌隆信诚嘉华康乐丰润德仁和兴"
_TRADES = {
    "食品饮料": ("食品", "饮品"), "装备制造": ("机械", "丝网", "泵业"), "家居建材": ("家居", "门业"),
    "商贸零售": ("商贸", "百货"),
    "信息技术": ("科技", "网络"), "医药健康": ("医药", "护理"), "现代农业": ("农业", "种业"), "物流运输": ("物流",
    "供应链"),
}  # fmt: skip
_JOBS = {
    "生产制造": (
        ("操作工", "包装工", "质检员", "焊工", "数控车工", "设备维修工"),
        "按工艺要求操作设备，做好记录，保持现场整洁", (3000, 7000),
    ),
    "销售": (("导购", "销售代表", "女装店长", "大客户经理", "渠道专员"),
    "开发并维护客户，完成销售任务，整理客户资料", (2500, 9000)),
    "行政办公": (("文员", "行政专员", "人事专员", "会计", "出纳"), "处理日常事务，整理档案，协助部门工作", (2800,
    5500)),
    "信息技术": (("前端工程师", "Java工程师", "运维工程师", "数据分析师"), "参与需求分析、开发与测试，编写文档",
    (5000, 15000)),
    "物流仓储": (("仓管员", "叉车司机", "配送员", "调度员"), "收发货物，核对单据，保证账实相符", (3500, 8000)),
    "服务": (("客服", "前台接待", "厨师", "保洁员", "幼儿教师"), "接待来访，解答咨询，维护服务环境", (2500, 5000)),
}  # fmt: skip
_EDUCATIONS = ("不限", "初中", "高中", "中专", "大专", "本科")
_PLACES = ("桃城区", "高新区", "滨湖新区", "冀州区", "深州市", "安平县", "景县", "枣强县")


@dataclass(frozen=True, slots=True)
class Row:
    """A posting as it would stand in the sheet, and the rule that it offends (empty where none)."""

    cells: tuple[str | int, ...]
    offends: str


def catalogue(seed: int, companies: int = COMPANIES, postings: int = POSTINGS) -> Iterator[Row]:
    """Rows in order of companies; each company has some, those on stage more."""
    maker = random.Random(seed)
    makers = [_Company(number, maker) for number in range(companies)]
    weights = [6 if one.number < SHOWN_ON_STAGE else 1 for one in makers]
    owners = sorted(
        [*range(min(companies, postings)), *maker.choices(range(companies), weights, k=max(postings - companies, 0))]
    )
    for line, owner in enumerate(owners, 1):
        yield makers[owner].row(line, maker)


def catalogue_xlsx(seed: int, companies: int = COMPANIES, postings: int = POSTINGS) -> bytes:
    """The sheet: a title, the header, the rows."""
    made = io.BytesIO()
    with Workbook(made, {"constant_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        sheet = book.add_worksheet("岗位")
        sheet.write_row(0, 0, ["直播带岗招聘岗位汇总表（演示数据，名称均为虚构）"])
        sheet.write_row(1, 0, HEADERS)
        for number, row in enumerate(catalogue(seed, companies, postings), 2):
            for column, cell in enumerate(row.cells):
                write = sheet.write_number if isinstance(cell, int) else sheet.write_string
                write(number, column, cell)
    return made.getvalue()


class _Company:
    def __init__(self, number: int, maker: random.Random) -> None:
        self.number = number
        self.industry = maker.choice(tuple(_TRADES))
        name = "".join(maker.sample(_SYLLABLES, 3))
        self.name = f"衡水{name}{maker.choice(_TRADES[self.industry])}有限公司（演示{number + 1:03d}）"
        body = f"91131100MA{number:07d}"
        self.uscc = body + uscc.calc_check_digit(body)
        self.place = maker.choice(_PLACES)
        self._postings = 0

    def row(self, line: int, maker: random.Random) -> Row:
        self._postings += 1
        occupation = maker.choice(tuple(_JOBS))
        titles, duties, (low, high) = _JOBS[occupation]
        pay = maker.randrange(low, high, 100)
        wishes = maker.sample(LAWFUL, maker.randint(2, 4))
        offends = maker.choice(tuple(OFFENCES)) if maker.random() < OFFENDING else ""
        if offends:
            wishes.insert(maker.randrange(len(wishes) + 1), maker.choice(OFFENCES[offends]))
        conditions = "；".join(f"{number}.{wish}" for number, wish in enumerate(wishes, 1)) + "。"
        if not offends and maker.random() < LACKING:
            offends, conditions = "missing.conditions", ""
        return Row((
            line, self.name, self.uscc, self.industry, f"J{self._postings:03d}", maker.choice(titles), occupation,
            maker.randint(1, 30), maker.choice(_EDUCATIONS), conditions, f"{duties}；完成上级交办的其他工作。",
            f"衡水市{self.place}示例大街{self.number % 90 + 1}号", pay // 200 * 100 + 1000, f"{pay}-{pay + 1500}",
            "全职",
            "2099-12-31",
        ), offends)  # fmt: skip
