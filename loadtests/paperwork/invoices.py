"""E-invoices (电子发票): of a car (机动车销售统一发票), and of equipment; what is printed and what machines read."""

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from loadtests.paperwork.facts import HUNDREDTHS, Facts, plain_amount
from loadtests.paperwork.paper import Format, Paper

Lines: TypeAlias = list[tuple[str, str]]

VAT_PERCENT = 13
BODIES = {"household": "小型轿车", "pickup": "轻型多用途货车", "commercial": "小型轿车"}


def write_invoice(facts: Facts, number: int) -> Paper:
    """PDF and OFD by turns."""
    title, lines, tags = _car_sale(facts) if "price" in facts else _equipment_sale(facts)
    return Paper(title, tuple(lines), (Format.PDF, Format.OFD)[number % 2], tuple(tags))


def _car_sale(facts: Facts) -> tuple[str, Lines, Lines]:
    net, tax, gross = _amounts(facts["price"])
    day = _chinese_day(facts["invoice_day"])
    lines = [
        ("发票代码", facts["invoice_code"]),
        ("发票号码", facts["invoice_number"]),
        ("开票日期", day),
        ("购买方名称", facts["buyer"]),
        ("身份证号码/组织机构代码", facts["buyer_id"]),
        ("车辆类型", BODIES[facts["use"]]),
        ("厂牌型号", "示例牌JQ7150"),
        ("车辆识别代号/车架号码", facts["vin"]),
        ("发动机号码", facts["vin"][-8:]),
        ("价税合计", f"￥{gross}"),
        ("销货单位名称", facts["seller_name"]),
        ("纳税人识别号", facts["seller"]),
        ("增值税税率", f"{VAT_PERCENT}%"),
        ("增值税税额", f"￥{tax}"),
        ("不含税价", f"￥{net}"),
        ("限乘人数", facts["seats"]),
    ]
    tags = [
        *_invoice_tags(facts, day, buyer=facts["buyer"], net=net, tax=tax, gross=gross),
        ("VehicleIdentificationNo", facts["vin"]),
    ]
    return "机动车销售统一发票", lines, tags


def _equipment_sale(facts: Facts) -> tuple[str, Lines, Lines]:
    net, tax, gross = _amounts(facts["equipment_price"])
    day = _chinese_day(facts["invoice_day"])
    lines = [
        ("发票代码", facts["invoice_code"]),
        ("发票号码", facts["invoice_number"]),
        ("开票日期", day),
        ("购买方名称", facts["company"]),
        ("纳税人识别号", facts["company_code"]),
        ("货物或应税劳务名称", facts["equipment"]),
        ("数量", "1"),
        ("不含税金额", f"￥{net}"),
        ("税率", f"{VAT_PERCENT}%"),
        ("税额", f"￥{tax}"),
        ("价税合计", f"￥{gross}"),
        ("销售方名称", facts["seller_name"]),
    ]
    tags = _invoice_tags(facts, day, buyer=facts["company"], net=net, tax=tax, gross=gross)
    return "河北增值税电子专用发票", lines, tags


def _invoice_tags(facts: Facts, day: str, *, buyer: str, net: str, tax: str, gross: str) -> Lines:
    return [
        ("InvoiceCode", facts["invoice_code"]),
        ("InvoiceNo", facts["invoice_number"]),
        ("IssueDate", day),
        ("BuyerName", buyer),
        ("SellerName", facts["seller_name"]),
        ("SellerTaxID", facts["seller"]),
        ("TaxExclusiveTotalAmount", net),
        ("TaxTotalAmount", tax),
        ("TaxInclusiveTotalAmount", gross),
    ]


def _amounts(net: str) -> tuple[str, str, str]:
    """Price without tax, tax, and both together."""
    fen = int(Decimal(net) * HUNDREDTHS)
    tax = fen * VAT_PERCENT // 100
    return net, plain_amount(tax), plain_amount(fen + tax)


def _chinese_day(day: str) -> str:
    read = date.fromisoformat(day)
    return f"{read.year}年{read.month:02d}月{read.day:02d}日"
