"""Which instruments a social service offers: with words where somebody receives them, in few ages where it is small."""

from config.instrument import Instrument
from config.load import offered_instruments
from config.own_topics import with_topics
from feedback_store.actions.news import with_news
from feedback_store.actions.told import ToldAt
from feedback_store.concerns.recipients import is_received
from feedback_store.engine import Store
from feedback_store.setting_up.details import details_of
from feedback_store.social_services import find_service
from feedback_store.topics.shown import shown_topics


def offered_by(
    store: Store, service: str, *, is_try_out: bool = False, news_at: ToldAt | None = None, even_off: bool = False
) -> dict[str, Instrument]:
    """Return the instruments that are asked in a service, by key, those with a receipt too, with its own topics.

    Whoever tries out sees topics that wait for the next opening too. What is told at `news_at` comes first.
    What staff switched off is left out but for `even_off`: a sheet that was filled in before is still taken.

    Raises:
        UnknownServiceError: no service has this key.
    """
    offered = offered_instruments(
        with_words=is_received(store, service),
        with_receipts=True,
        in_few_ages=find_service(store, service).is_small,
    )
    own = shown_topics(store, service, is_try_out=is_try_out)
    news = with_news(store, service, news_at, is_try_out=is_try_out)
    off = () if even_off else details_of(store, service).instruments_off
    return news | {key: with_topics(one, own) for key, one in offered.items() if key not in off}
