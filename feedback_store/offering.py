"""Which instruments a social service offers: with words where somebody receives them, in few ages where it is small."""

from config.instrument import Instrument
from config.load import offered_instruments
from config.narrowing import in_wide_bands, without_words
from config.own_topics import with_topics
from feedback_store.actions.news import with_news
from feedback_store.actions.told import ToldAt
from feedback_store.concerns.recipients import is_received
from feedback_store.engine import Store
from feedback_store.question_sets.asked import shown_sets
from feedback_store.setting_up.details import details_of
from feedback_store.social_services import find_service
from feedback_store.topics.shown import shown_topics


def offered_by(
    store: Store, service: str, *, is_try_out: bool = False, news_at: ToldAt | None = None, even_off: bool = False
) -> dict[str, Instrument]:
    """Return the instruments that are asked in a service, by key, with its own topics and its own question sets.

    Whoever tries out sees topics that wait for the next opening too. What is told at `news_at` comes first.
    What staff switched off is left out but for `even_off`: a sheet that was filled in before is still taken.

    Raises:
        UnknownServiceError: no service has this key.
    """
    with_words, in_few_ages = is_received(store, service), find_service(store, service).is_small
    offered = offered_instruments(with_words=with_words, with_receipts=True, in_few_ages=in_few_ages)
    own = shown_topics(store, service, is_try_out=is_try_out)
    news = with_news(store, service, news_at, is_try_out=is_try_out)
    off = () if even_off else details_of(store, service).instruments_off
    usual = {key: with_topics(one, own) for key, one in offered.items() if key not in off}
    return news | usual | _sets(store, service, with_words=with_words, in_few_ages=in_few_ages, is_try_out=is_try_out)


def _sets(
    store: Store, service: str, *, with_words: bool, in_few_ages: bool, is_try_out: bool
) -> dict[str, Instrument]:
    found = {}
    for key, one in shown_sets(store, service, is_try_out=is_try_out).items():
        wide = in_wide_bands(one) if in_few_ages else one
        if wide and (left := wide if with_words else without_words(wide)):
            found[key] = left
    return found
