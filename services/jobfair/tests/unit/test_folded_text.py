"""One spelling of text, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.domain.folded_text import Folding
from shared.kernel.legible import DRAWN_AS_NOTHING

FOLDING = Folding(simplified_characters())


def test_folds_width_case_traditional_characters_and_ornaments() -> None:
    assert FOLDING.fold("ＭＡＬＥ　優 先·★\u200b").text == "male优先"


def test_keeps_a_dash_only_between_digits() -> None:
    assert FOLDING.fold("押-金 18—35-").text == "押金18-35"
    assert FOLDING.fold("男ー性ｰ 18ー35−40").text == "男性18-35-40"


@given(st.sampled_from(sorted(DRAWN_AS_NOTHING | set("丶丨丿ˈːꞏㆍㅡㄧǀ々"))))
def test_what_is_drawn_as_nothing_or_as_a_stroke_goes(one: str) -> None:
    assert FOLDING.fold(f"男{one}性").text == "男性"


def test_marks_where_a_clause_ends_but_not_between_single_characters() -> None:
    assert FOLDING.fold("男。性。优。先").text == "男性优先"
    assert FOLDING.fold("大专，男，能出差").text == "大专|男|能出差"


@pytest.mark.parametrize(("text", "folded"), [
    ("男①性优ab先", "男性优先"), ("招男1女1", "招男1女1"), ("男abc性", "男abc性"), ("a优b", "a优b"),
    ("已x婚、本3地", "已婚|本地"),
    ("👩🚺👧♀", "女女女女"), ("👨🚹👦♂", "男男男男"),
])  # fmt: skip
def test_what_is_put_inside_a_word_goes_and_pictures_of_people_are_words(text: str, folded: str) -> None:
    assert FOLDING.fold(text).text == folded


def test_a_word_made_whole_stands_where_it_stood() -> None:
    folded = FOLDING.fold("限男①性b。")
    assert folded.text == "限男性b|"
    assert folded.span(0, 3) == (0, 4)


def test_one_character_may_become_several() -> None:
    folded = FOLDING.fold("a㍿b")
    assert folded.text == "a株式会社b"
    assert folded.span(1, 5) == (1, 2)


@given(st.text(max_size=60))
def test_every_folded_character_has_its_place(text: str) -> None:
    folded = FOLDING.fold(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= place < len(text) for place in folded.origin)


@given(st.text(alphabet="男女优先-。，、 \u200b1８", max_size=30))
def test_a_glance_misses_no_character_of_the_folded_text(text: str) -> None:
    assert set(FOLDING.fold(text).text) - {"|"} <= set(FOLDING.glance(text))
