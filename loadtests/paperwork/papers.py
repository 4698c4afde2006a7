"""Which papers a purchase has, and what stands on each."""

from collections.abc import Iterable, Mapping

from loadtests.paperwork.facts import Facts
from loadtests.paperwork.invoices import BODIES, write_invoice
from loadtests.paperwork.paper import Format, Paper

USES = {"household": "非营运", "pickup": "非营运", "commercial": "预约出租客运"}


def papers_of(documents: Iterable[str], facts: Facts, number: int, labels: Mapping[str, str]) -> dict[str, Paper]:
    """A paper for each kind of document that a policy demands; the file types change from purchase to purchase.

    A kind nobody has drawn yet is a plain page: its name, and the form's facts under its `labels`.
    """
    return {
        kind: _WRITERS[kind](facts, number) if kind in _WRITERS else _plain_page(kind, facts, labels)
        for kind in documents
    }


def _plain_page(kind: str, facts: Facts, labels: Mapping[str, str]) -> Paper:
    return Paper(kind, tuple((label, facts[name]) for name, label in labels.items()), Format.PDF)


def _registration(facts: Facts, number: int) -> Paper:
    lines = (
        ("机动车所有人", facts["owner"]),
        ("登记日期", facts["registration_day"]),
        ("登记编号", _plate(facts)),
        ("车辆识别代号", facts["vin"]),
        ("车辆类型", BODIES[facts["use"]]),
        ("使用性质", USES[facts["use"]]),
    )
    return Paper("机动车登记证书", lines, (Format.JPEG, Format.PNG)[number % 2])


def _driving_licence(facts: Facts, number: int) -> Paper:
    lines = (
        ("号牌号码", _plate(facts)),
        ("车辆类型", BODIES[facts["use"]]),
        ("所有人", facts["owner"]),
        ("使用性质", USES[facts["use"]]),
        ("品牌型号", "示例牌JQ7150"),
        ("车辆识别代号", facts["vin"]),
        ("注册日期", facts["registration_day"]),
        ("核定载人数", f"{facts['seats']}人"),
    )
    return Paper("中华人民共和国机动车行驶证", lines, (Format.PNG, Format.JPEG)[number // 2 % 2])


def _contract(facts: Facts, _: int) -> Paper:
    lines = (
        ("合同编号", f"JQ-{facts['invoice_number']}"),
        ("甲方（买方）", facts["company"]),
        ("乙方（卖方）", facts["seller_name"]),
        ("标的", facts["equipment"]),
        ("合同价款", f"{facts['equipment_price']} 元（税前）"),
        ("签订日期", facts["invoice_day"]),
    )
    return Paper("设备采购合同", lines, Format.PDF)


def _customs_record(facts: Facts, number: int) -> Paper:
    lines = (
        ("经营单位", facts["company"]),
        ("统一社会信用代码", facts["company_code"]),
        ("统计期间", "2021年1月至12月"),
        ("出口总额（美元）", facts["export_usd"]),
        ("商品", "丝网制品"),
    )
    return Paper("海关出口数据证明", lines, (Format.PDF, Format.OFD)[number % 2])


_WRITERS = {
    "invoice": write_invoice,
    "registration": _registration,
    "driving_licence": _driving_licence,
    "contract": _contract,
    "customs_record": _customs_record,
}


def _plate(facts: Facts) -> str:
    return f"冀T{facts['vin'][-5:]}"
