"""What may stand in a text, and what becomes of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.domain.interaction import PICTURES_MAX, REPEATS_MAX, TEXT_LENGTH_MAX, Refusal, fault_in, tidy
from services.jobfair.domain.moderation import Action, Fate, Word, fate_of, fold_text
from services.jobfair.domain.told_numbers import tells_a_number
from services.jobfair.tests.live_fakes import NOW_MS

DAY_MS = 86_400_000
PARTING = "丶丨丿ˈːꞏㆍㅡㄧǀ々ーｰ\u3164"
"""Letters to Unicode, strokes and dashes to people."""


def simplify(text: str) -> str:
    return text.replace("賭", "赌").replace("錢", "钱")


def fault(kind: str = "comment", message_id: str = "m1", at_ms: int = NOW_MS, count: int = 1, job_id: str = "",
          text: str = "你好") -> Refusal | None:  # fmt: skip
    return fault_in(kind, message_id, at_ms, NOW_MS, count, job_id, tidy(text))


@pytest.mark.parametrize("text", [
    "你好", "请问包吃住吗？", "❤️❤️❤️", "👍", "666", "Привет", "你好\u200d", "工资5000-8000",
    "xy" * (TEXT_LENGTH_MAX // 2),
    "🎉" * PICTURES_MAX, "哈" * REPEATS_MAX, "é", "   有空格   ", "=1+1",
])  # fmt: skip
def test_what_people_write_is_taken(text: str) -> None:
    assert fault(text=text) is None


@pytest.mark.parametrize("text", ["x" * (TEXT_LENGTH_MAX + 1), "长" * 100_000])
def test_a_text_over_the_limit_is_too_long(text: str) -> None:
    assert fault(text=text) is Refusal.TEXT_TOO_LONG


@pytest.mark.parametrize("text", [
    "", "   ", "\u200b", "\x00", "a\x1bb", "行\n行", "\u202e反", "\u2800", "🎉" * (PICTURES_MAX + 1),
    "哈" * (REPEATS_MAX + 1), "z\u0301\u0302\u0303\u0304\u0305\u0306", "\ud800"[:1],
])  # fmt: skip
def test_control_characters_floods_and_nothing_at_all_are_refused(text: str) -> None:
    assert fault(text=text) is Refusal.TEXT_REFUSED


@pytest.mark.parametrize(("kind", "job_id", "count", "message_id"), [
    ("", "", 1, "m1"), ("apply", "j1", 1, "m1"), ("JOIN", "", 1, "m1"), ("click", "", 1, "m1"), ("like", "", 0, "m1"),
    ("like", "", 51, "m1"), ("like", "", -1, "m1"), ("click", "j 1", 1, "m1"), ("click", "j" * 65, 1, "m1"),
    ("comment", "", 1, ""), ("comment", "", 1, "m" * 65), ("comment", "", 1, "m/1"), ("question", "\x00", 1, "m1"),
])  # fmt: skip
def test_what_no_door_knows_is_malformed(kind: str, job_id: str, count: int, message_id: str) -> None:
    assert fault(kind, message_id, count=count, job_id=job_id) is Refusal.MALFORMED


@pytest.mark.parametrize("kind", ["join", "beat", "leave", "like", "comment"])
def test_a_time_from_another_day_is_implausible(kind: str) -> None:
    assert fault(kind, at_ms=NOW_MS - DAY_MS) is None
    assert fault(kind, at_ms=0) is None
    assert fault(kind, at_ms=NOW_MS - DAY_MS - 1) is Refusal.TIME_IMPLAUSIBLE
    assert fault(kind, at_ms=NOW_MS + DAY_MS + 1) is Refusal.TIME_IMPLAUSIBLE


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text: str) -> None:
    fault(text=text)
    tells_a_number(text)
    fold_text(text, simplify)


@pytest.mark.parametrize("text", [
    "13812345678", "加我138 1234 5678", "电话一三八一二三四五六七八", "１３８１２３４５６７８", "138-1234-5678",
    "壹叁捌壹贰叁肆伍陆柒捌", "壹參捌壹貳參肆伍陸柒捌", "1 3 8 1 2 3 4 5 6 7 8", "+86 138 1234 5678", "l38oo123456",
    "tel13812345678", "131102199001011234", "131102 19900101 123X", "131102 1990 01 01 1234", "4111 1111 1111 1111",
    "4111-1111-1111-1111", "03182123456", "1.3.8.1.2.3.4.5.6.7.8", "①③⑧①②③④⑤⑥⑦⑧", "١٣٨١٢٣٤٥٦٧٨",
    "138😀1234😀5678", "微信13812345678同号", "6222021234567890123", "😀 1381234 5678",
    "电话0318-2135555", "(0318)2135555", "（0318）2135555", "010-62345678", "0755 8234 5678", "零三一八—二一三五五五五",
    "tel0318-213-5555", "400-820-8820", "400 820 8820", "4008208820", "400-8208-820", "800.820.8820",
    "幺三八洞洞幺三八洞洞拐", "〡〣〨〇〇〡〣〨〇〇〇", "13800❶❸❽⓿⓿⓿", "138➀➁➂➃⓵⓶⓷⓸", "弌弎捌零零弌弎捌零零零",
    "138-----0013-----8000", "138 ，。、 0013 ，。、 8000", "138a0013b8000", "tel138ab0013xy8000",
    "1a3b8c0d0e1f3g8h0j0k0", "联系138ー0013ー8000",
    "加我1丨3丨8丨0丨0丨1丨3丨8丨0丨0丨0", "身份证110105丨19491231丨002X",
    "138......0013......8000", "138……………1234 5678", "138ОО138ООО", "138ΟΟ138ΟΟΟ", "138◯◯138◯◯◯", "ⅠⅢⅧ00138000",
    "ⅰⅲⅷ〇〇ⅰⅲⅷ〇〇〇", "丨3800丨38000", "|38001380|1", "电话0318ー2135555", "0318------2135555",
    "0318丨213丨5555", "400ー820ー8820", "4111丨1111丨1111丨1111", "8:00-12:00打138 0013 8000", "13:80:01:38:00:0",
])  # fmt: skip
def test_a_number_of_somebody_is_seen_in_any_dress(text: str) -> None:
    assert tells_a_number(text)


@pytest.mark.parametrize("text", [
    "", "月薪5000-8000", "2022-08-26 10:00-12:00", "8:30-17:30,双休", "招15-20人,底薪4500元", "一天一万二", "123456789",
    "5000-8000 6000-9000", "9:00 - 12:00 14:00 - 18:00", "hello world oil 101", "十三薪 五险一金", "2022年8月26日10点",
    "131102 1990 13 41 1234", "1234 5678 9012 3456", "138 1234 人 5678", "1200 2300 3400 4500 5600 6700",
    "3000-5000元", "底薪3000 补贴400 300 2000", "400-800-1000", "岗位号HS-0318-2022001",
    "8:00-20:00", "0318", "2022-0826-001", "A13B5000", "13k-15k", "招10人 4000-6000 400-800", "0830-1730 1200-1300",
    "8000-12000元", "2022-08-26", "13:30", "1、2、3号岗位", "1、3、5、7、9、11、13、15号楼", "8000丨12000元丨双休",
    "2022-08-13 8:00-12:00 14:00-18:00", "8月13 8:00～12:00，14:00～18:00", "Ⅰ、Ⅱ、Ⅲ类岗位 3000-5000",
    "丨3000-5000丨10人", "0830-2030", "第Ⅱ期 2022.08.26 13:30", "｜4000｜6000｜8000｜", "O型血 100ml",
    "十一点至十三点", "工龄1-3年 3-5年 5-8年",
    "5月20日-6月18日", "编号2022082601", "1.5万-2万", "138abc0013abc8000", "满勤奖200-300 夜班补助400-500",
])  # fmt: skip
def test_wages_dates_and_hours_are_no_numbers_of_somebody(text: str) -> None:
    assert not tells_a_number(text)


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.lists(st.sampled_from(["", " ", "-", "·", "，", "。 ", "......", *PARTING]), min_size=10, max_size=10),
)
def test_a_phone_number_is_seen_however_it_is_cut(phone: str, cuts: list[str]) -> None:
    assert tells_a_number("加" + phone[0] + "".join(cut + digit for cut, digit in zip(cuts, phone[1:], strict=True)))


@given(st.lists(st.sampled_from(PARTING), max_size=40).map("".join), st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_no_length_of_what_stands_between_hides_a_phone_number(between: str, phone: str) -> None:
    assert tells_a_number(between.join((phone[:3], phone[3:7], phone[7:])))


@given(
    st.dates(date(2000, 1, 1), date(2035, 12, 31)), st.integers(1, 22), st.integers(30, 200),
    st.sampled_from("-~丨ー/"),
)  # fmt: skip
def test_no_day_hour_or_wage_is_a_number_of_somebody(day: date, hour: int, hundreds: int, between: str) -> None:
    hours = f"{day} {hour}:00-{hour + 1}:30 {hour}:30-{hour + 1}:00"
    for said in (f"{hundreds}00{between}{hundreds + 40}00元", str(day), f"{day:%Y.%m.%d} {hour}:30", hours):
        assert not tells_a_number(said), said


@given(st.integers(1, 9), st.integers(1, 3), st.integers(2, 12), st.sampled_from("、,/ 丨"))
def test_no_count_is_a_number_of_somebody(first: int, step: int, count: int, between: str) -> None:
    assert not tells_a_number(between.join(str(first + step * n) for n in range(count)) + "号")


@pytest.mark.parametrize("sign", PARTING)
def test_a_letter_that_says_nothing_hides_no_listed_word(sign: str) -> None:
    assert fold_text(f"赌{sign}钱", simplify) == "赌钱"


@pytest.mark.parametrize("text", ["赌钱", "賭錢", "赌 钱", "赌*钱", "赌\u200b钱", "［赌］【钱】", "赌。钱"])
def test_one_word_in_any_spelling_folds_to_one(text: str) -> None:
    assert fold_text(text, simplify) == "赌钱"


def test_width_and_case_fold() -> None:
    assert fold_text("ＡbＣ１②", simplify) == "abc12"


def word(action: Action, expires_ms: int | None = None) -> Word:
    return Word("w", "词", action, expires_ms)


@pytest.mark.parametrize(("found", "text", "review_first", "fate"), [
    ([], "你好", False, Fate.PUBLISHED),
    ([], "你好", True, Fate.HELD),
    ([], "13812345678", True, Fate.SENDER_ONLY),
    ([word(Action.HOLD)], "词", False, Fate.HELD),
    ([word(Action.HOLD), word(Action.SENDER_ONLY)], "词", True, Fate.SENDER_ONLY),
    ([word(Action.HOLD), word(Action.DROP)], "13812345678", True, Fate.DROPPED),
    ([word(Action.DROP, NOW_MS)], "词", False, Fate.PUBLISHED),
    ([word(Action.DROP, NOW_MS + 1)], "词", False, Fate.DROPPED),
])  # fmt: skip
def test_the_strictest_word_decides(found: list[Word], text: str, review_first: bool, fate: Fate) -> None:
    assert fate_of(text, found, NOW_MS, review_first=review_first) is fate
