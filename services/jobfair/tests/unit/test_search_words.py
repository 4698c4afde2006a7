"""Words of an index and of a query."""

from services.jobfair.domain.folded_text import Folding
from services.jobfair.domain.search_words import index_words, searched_text, sought
from services.jobfair.tests.posting_builders import LAWFUL

FOLDING = Folding({"裝": "装"})


def test_every_pair_of_characters_is_a_word_and_so_is_latin() -> None:
    assert index_words("灌装线|java工程师") == ["java", "工程", "灌装", "程师", "装线"]
    assert index_words("") == []


def test_a_query_asks_for_its_pairs_and_its_texts() -> None:
    assert sought(FOLDING, "灌裝線 Java") == (("java", "灌装", "装線"), ("灌装線", "java"))
    assert sought(FOLDING, " 。 ") == ((), ())
    assert sought(FOLDING, "长" * 200).texts == ("长" * 60,)


def test_title_employer_and_duties_are_searched() -> None:
    text = searched_text(FOLDING, LAWFUL)
    assert all(one in text for one in ("灌装线操作工", "示例饮品", "桃城区", "做好记录"))
