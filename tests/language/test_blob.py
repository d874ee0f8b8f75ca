"""The reader is one of TextBlob's analyzers."""

from textblob import Blobber, TextBlob

from analysis.language.blob import BulgarianAnalyzer


def test_textblob_tells_how_a_bulgarian_text_feels() -> None:
    analyzer = BulgarianAnalyzer()
    assert TextBlob("много е хубаво", analyzer=analyzer).sentiment.polarity > 0.1
    assert TextBlob("не ми харесва тук", analyzer=analyzer).sentiment.polarity < -0.1


def test_a_blobber_shares_the_analyzer() -> None:
    blobber = Blobber(analyzer=BulgarianAnalyzer())
    assert blobber("gadno e").sentiment.polarity < 0 < blobber("супер е").sentiment.polarity
    assert 0 <= blobber("супер е").sentiment.subjectivity <= 1
