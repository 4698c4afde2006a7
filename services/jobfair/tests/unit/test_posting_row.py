"""Headers in many spellings, and rows under them."""

import pytest

from services.jobfair.domain.posting import Posting, Refusal, company_id_of, job_id_of
from services.jobfair.domain.posting_row import BadRow, read_row
from services.jobfair.domain.sheet_headers import ALIASES, Columns, find_columns
from services.jobfair.tests.posting_builders import LAWFUL, USCC, cells, posting
from shared.kernel.decision import Refused

HEADERS = [aliases[0] for aliases in ALIASES.values()]


def columns(*rows: list[str]) -> Columns:
    found = find_columns(rows or [HEADERS])
    assert isinstance(found, Columns), found
    return found


def read(row: list[str]) -> Posting | BadRow:
    return read_row(columns(), row)


def test_finds_the_header_below_a_title_and_whatever_columns_are_called() -> None:
    found = columns(
        ["2022年秋季招聘岗位表"],
        [],
        ["序号", "单位名称*", "统一社会信用代码（18位）", "Job Number", " 职位 名称 ", "备注", "底薪(元)"],
    )
    assert found.header_row == 2
    assert dict(found.places) == {"employer": 1, "uscc": 2, "job_no": 3, "title": 4, "base_pay": 6}
    assert found.kept(["1", "示例", USCC, "A1", "工", "联系人 李"]) == ["示例", USCC, "A1", "工", ""]


def test_of_two_columns_for_one_field_the_first_counts() -> None:
    assert columns([*HEADERS, "岗位名称"]).places["title"] == HEADERS.index("岗位名称")


def test_names_the_columns_without_which_nothing_is_read() -> None:
    assert find_columns([["公司名称", "岗位名称"], ["示例", "工"]]) == Refused(
        Refusal.MALFORMED, "表头缺少：统一社会信用代码、岗位编号"
    )
    assert isinstance(find_columns([]), Refused)


@pytest.mark.parametrize("of", [LAWFUL, posting(headcount=None, base_pay_fen=None, conditions="", valid_until=None)])
def test_reads_a_row_and_leaves_what_is_missing_to_the_gate(of: Posting) -> None:
    assert read(cells(of)) == of


def test_reads_codes_and_numbers_as_they_are_meant() -> None:
    row = cells(LAWFUL)
    row[0], row[2] = " 91131100-ma0000001e ", "１２.0"
    found = read(row)
    assert isinstance(found, Posting)
    assert (found.uscc, found.job_no) == (USCC, "12")


def test_says_everything_that_is_wrong_with_a_row_at_once() -> None:
    row = cells(LAWFUL)
    row[0], row[2], row[6], row[8], row[11] = "91131100MA0000001X", "", "若干", "长" * 3001, "面谈吧"
    found = read(row)
    assert isinstance(found, BadRow)
    assert set(found.sentences) == {
        "任职要求超过3000字", "招聘人数须为1到100000的整数", "基本工资须为每月金额，如3500", "统一社会信用代码有误",
        "缺少岗位编号",
    }  # fmt: skip


def test_a_row_that_is_too_short_lacks_what_it_does_not_reach() -> None:
    assert read([]) == BadRow(("缺少统一社会信用代码", "缺少岗位编号", "缺少岗位名称"))


def test_formula_cells_become_text() -> None:
    row = cells(LAWFUL)
    row[3] = '=HYPERLINK("http://x","灌装工")'
    found = read(row)
    assert isinstance(found, Posting)
    assert found.title == 'HYPERLINK("http://x","灌装工")'


def test_ids_are_stable_and_distinct() -> None:
    assert job_id_of("f", USCC, "A1") == job_id_of("f", USCC, "A1") != job_id_of("f", USCC, "A2")
    assert company_id_of("f", USCC) != company_id_of("g", USCC)
    assert LAWFUL.digest != posting(title="别的").digest
