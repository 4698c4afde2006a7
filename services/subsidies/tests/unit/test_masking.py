"""What a screen shows of a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.subsidies.domain.fields import PERSONAL, Kind
from services.subsidies.domain.masking import masked


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (Kind.NATIONAL_ID, "11010519491231002X", "110***********002X"),
        (Kind.PHONE, "13912345678", "139****5678"),
        (Kind.BANK_CARD, "6222020000000000000", "***************0000"),
        (Kind.VIN, "LSVAA49J132047372", "LSV**********7372"),
        (Kind.NAME, "张三丰", "张**"),
        (Kind.NAME, "张", "*"),
        (Kind.USCC, "91131102MA0200001G", "91131102MA0200001G"),
        (None, "13912345678", "***********"),
        (Kind.TEXT, "数控织网机", "数控织网机"),
    ],
)
def test_the_middle_is_starred(kind: Kind | None, text: str, shown: str) -> None:
    assert masked(kind, text) == shown


@given(st.sampled_from(sorted(PERSONAL)), st.text(alphabet="0123456789ABC张", min_size=1, max_size=30))
def test_no_personal_value_is_shown_whole_and_its_length_stays(kind: Kind, text: str) -> None:
    shown = masked(kind, text)
    assert shown != text
    assert len(shown) == len(text)
