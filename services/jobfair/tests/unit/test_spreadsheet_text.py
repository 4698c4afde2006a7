"""No text is a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.domain.spreadsheet_text import guarded, neutral

FORMULA = tuple("=+-@\t\r＝＋－＠")


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ('=HYPERLINK("http://x")', 'HYPERLINK("http://x")'),
        ("'=1+1", "1+1"),
        ("\t@SUM(A1)", "SUM(A1)"),
        ("＝cmd|' /C calc'!A0", "cmd|' /C calc'!A0"),
        (" - 负责灌装\r\n- 做好记录 ", "负责灌装\n- 做好记录"),
        ("'七天无理由'", "'七天无理由'"),
        ("a\x00b\u202ec", "abc"),
        ("-", ""),
        ("'\t", ""),
        ("\xad=1", "1"),
    ],
)
def test_keeps_what_is_text(cell: str, kept: str) -> None:
    assert neutral(cell) == kept


@given(st.text(alphabet="=+-@\t\r'’ ＝a1\u200b\n", max_size=20))
def test_nothing_kept_begins_a_formula_and_keeping_it_again_changes_nothing(cell: str) -> None:
    kept = neutral(cell)
    assert not kept.startswith(FORMULA)
    assert neutral(kept) == kept


@given(st.text(max_size=20))
def test_nothing_handed_back_begins_a_formula_and_it_is_read_as_it_was(cell: str) -> None:
    assert not guarded(cell).lstrip().startswith(FORMULA)
    assert neutral(guarded(cell)) == neutral(cell)
