"""The reader as TextBlob's own kind of analyzer: `TextBlob("не е зле", analyzer=BulgarianAnalyzer())`.

TextBlob and NLTK take a second and 100 MB to import, and read English only; nothing else here imports them. Ask
a blob for its `sentiment`: its `polarity` and `subjectivity` always come from the English analyzer.
"""

from typing import NamedTuple

from textblob.base import CONTINUOUS, BaseSentimentAnalyzer

from analysis.language.parse import parse
from analysis.language.sentiment import feeling_of
from analysis.language.weights import weights


class Sentiment(NamedTuple):
    """What TextBlob's analyzers answer: polarity from -1 to 1, subjectivity from 0 to 1."""

    polarity: float
    subjectivity: float


class BulgarianAnalyzer(BaseSentimentAnalyzer):  # type: ignore[misc]
    """Tells how a text feels, in Bulgarian of both scripts and in the other languages of the reader."""

    kind = CONTINUOUS

    def analyze(self, text: str) -> Sentiment:
        """Return how a text feels."""
        feeling = feeling_of(weights("polarity").scores(parse(text).sums))
        return Sentiment(feeling.polarity, feeling.subjectivity)
