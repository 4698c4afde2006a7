"""Values everybody counts in: fen, and voucher ids that prove themselves."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.kernel.fen import FEN_MAX, FEN_PER_YUAN, Fen, yuan_text
from shared.kernel.ids import id_bytes, id_text, new_id
from shared.kernel.legible import is_legible, is_name
from shared.kernel.voucher_ids import is_genuine, make_voucher_id

KEY = b"k" * 32
amounts = st.integers(-FEN_MAX, FEN_MAX).map(Fen)


@given(st.uuids())
def test_an_id_is_the_text_of_its_bytes_as_uuids_have_it(one: UUID) -> None:
    assert (id_text(one.bytes), id_bytes(str(one))) == (str(one), one.bytes)


@pytest.mark.parametrize("text", ["", "no id", "00" * 15, "00" * 17, "０" * 32])
def test_what_is_no_id_has_no_bytes(text: str) -> None:
    with pytest.raises(ValueError):
        id_bytes(text)


@given(amounts)
def test_what_is_printed_in_yuan_is_the_fen_to_the_last(amount: Fen) -> None:
    assert Decimal(yuan_text(amount).replace(",", "")) * FEN_PER_YUAN == amount


def test_yuan_are_printed_with_marks_and_two_decimals() -> None:
    assert yuan_text(Fen(840_000_000)) == "8,400,000.00"


@given(st.integers(0, 2**32 - 1), st.uuids(), st.uuids(), st.integers(0, 127))
def test_a_voucher_id_is_genuine_for_its_citizen_and_no_bit_can_change(
    stock_no: int, citizen: UUID, other: UUID, bit: int
) -> None:
    made = make_voucher_id(KEY, stock_no, str(citizen))
    assert is_genuine(KEY, made, str(citizen))
    assert not is_genuine(b"l" * 32, made, str(citizen))
    assert is_genuine(KEY, made, str(other)) == (citizen == other)
    assert not is_genuine(KEY, str(UUID(int=UUID(made).int ^ (1 << bit))), str(citizen))


@pytest.mark.parametrize("text", ["", "no id", "1" * 31, "z" * 32])
def test_what_is_no_id_is_not_genuine(text: str) -> None:
    assert not is_genuine(KEY, text, new_id())
    assert not is_genuine(KEY, new_id(), text)


def test_ids_are_distinct_and_grow() -> None:
    made = [new_id() for _ in range(1000)]
    assert len(set(made)) == 1000


@pytest.mark.parametrize("text", ["", " ", "\u3164", "张\u3164三", "张\ufe01三", "\u2800", "a\u200bb", "a\nb"])
def test_what_is_drawn_as_nothing_is_not_legible(text: str) -> None:
    assert not is_legible(text)
    assert not is_name(text)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-x", " @SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "⁺1"])
def test_a_name_is_no_formula(text: str) -> None:
    assert is_legible(text)
    assert not is_name(text)


@pytest.mark.parametrize("text", ["张三", "阿依古丽·买买提", "(北京)公司", "全家 家居"])
def test_names_of_people_and_companies_are_names(text: str) -> None:
    assert is_name(text)
