"""The section tells what was done about what was heard, and whether the children noticed."""

import re
from html import unescape

from config.steps import Topic
from config.vocabulary import LANGUAGES
from tests.analysis.builders import a_section, some_answers

DONE = Topic("news_1", dict.fromkeys(LANGUAGES, "We go out every day."), "1F333")


def test_each_piece_of_news_has_a_table_and_a_sentence_at_its_point() -> None:
    noticed = {"news_1.yes": 20, "news_1.no": 6, "news_1.dont_know": 4}
    section = a_section(some_answers("news", 30, "noticed", **noticed), own_topics=[DONE])  # type: ignore[arg-type]
    told = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", section)))
    assert "You said – we did" in told
    claim = r"“We go out every day\. Did you notice\?” – "
    assert re.search(claim + r".*?Yes 20\b.*?No 6\b.*?I don't know 4\b", told)
    assert re.search(r"5\.3 (?:(?! 5\.4 ).)*" + claim, told)
