"""An invoice's fields are found by their labels, however the page is laid out; what does not look right is not said."""

import pytest

from services.subsidies.domain.fields import Kind
from services.subsidies.domain.invoice_words import read_invoice_day, read_invoice_text

PRINTED = """机动车销售统一发票
发票代码 113002200111 发票号码: 01234567
开票日期：2022年8月28日
购买方名称  张三   车辆识别代号/车架号码 LSVAA49J132047372
价税合计 壹拾肆万陆仟陆佰柒拾肆圆整 小写 ￥146674.00 不含税价 小写￥129,800.00"""


def test_the_words_of_an_invoice_are_read_by_their_labels() -> None:
    assert read_invoice_text(PRINTED) == {
        Kind.INVOICE_CODE: "113002200111",
        Kind.INVOICE_NUMBER: "01234567",
        Kind.DAY: "2022年8月28日",
        Kind.VIN: "LSVAA49J132047372",
        Kind.AMOUNT: "129,800.00",
        Kind.NAME: "张三",
    }
    assert read_invoice_text("a photo of a cat") == {}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("发 票 号 码 01234567", Kind.INVOICE_NUMBER, "01234567"),
        ("发票号码：\n24112000000048542163", Kind.INVOICE_NUMBER, "24112000000048542163"),
        ("发票代码：１１３００２２００１１１", Kind.INVOICE_CODE, "113002200111"),
        ("开票日期: 2022 年 08 月 28 日", Kind.DAY, "2022 年 08 月 28 日"),
        ("开票日期 2022-08-28 10:00:00", Kind.DAY, "2022-08-28"),
        ("不含税价\n￥\n1,129,800.00\n", Kind.AMOUNT, "1,129,800.00"),
        ("不含税金额：￥129800", Kind.AMOUNT, "129800"),
        ("价税合计（小写）￥146674.00\n合      计   ￥129800.00   ￥16874.00", Kind.AMOUNT, "129800.00"),
        ("合计金额: 129800.00 合计税额: 16874.00", Kind.AMOUNT, "129800.00"),
        ("不含税价 ￥-129800.00", Kind.AMOUNT, "-129800.00"),
        ("购买方名称：MARY ANN O'HARA 身份证号码 1", Kind.NAME, "MARY ANN O'HARA"),
        ("购买方名称及身份证号码/组织机构代码 张三", Kind.NAME, "张三"),
        ("购 买 方 名 称： 安平县恒瑞丝网制品有限公司（一厂）\n地址", Kind.NAME, "安平县恒瑞丝网制品有限公司(一厂)"),
        ("购  名    称： 张三      销  名    称： 一号车行", Kind.NAME, "张三"),
        ("车辆识别代号 lsvaa49j132047372", Kind.VIN, "lsvaa49j132047372"),
    ],
)
def test_labels_and_values_may_be_spread_spaced_and_full_width(text: str, kind: Kind, value: str) -> None:
    assert read_invoice_text(text) == {kind: value}


@pytest.mark.parametrize(
    "text",
    [
        "发票代码：\n发票号码：\n开票日期：\n校 验 码：",
        "购买方名称：\n纳税人识别号：\n购买方名称 地址、电话：",
        "购买方名称 身份证号码/组织机构代码",
        "购买方名称：\n113002200111",
        "购买方名称：\n2022年08月28日",
        "不含税价 税率 13%",
        "不含税价 13%",
        "价税合计 ￥146674.00 价 税 合 计 ￥146674.00 价税  合计 ￥146674.00",
        "开票日期 2022年8月281",
        "发票号码 0123456",
        "车架号码 LSVAA49J1320473721",
    ],
)
def test_a_label_before_another_label_or_before_something_of_another_look_says_nothing(text: str) -> None:
    assert read_invoice_text(text) == {}


def test_a_text_made_of_blanks_is_read_in_no_time() -> None:
    assert read_invoice_text("发" + " " * 10_000_000) == {}
    assert read_invoice_text("发票代码" + " \t" * 100_000 + "x") == {}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年8月28日", "2022-08-28"), ("2022 年 08 月 28 日", "2022-08-28"), ("20220828", "2022-08-28"),
        ("20220828101500", "20220828101500"), ("2022/8/28", "2022-08-28"), ("2022-08-28 10:15:00", "2022-08-28"),
        ("soon", "soon"),
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str, day: str) -> None:
    assert read_invoice_day(text) == day
