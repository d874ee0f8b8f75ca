"""Which instruments a social service offers: with words where somebody receives them, in few ages where it is small."""

from config.instrument import Instrument
from config.load import offered_instruments
from feedback_store.concerns.recipients import is_received
from feedback_store.engine import Store
from feedback_store.social_services import find_service


def offered_by(store: Store, service: str) -> dict[str, Instrument]:
    """Return the instruments that are asked in a service, by key, those with a receipt too.

    Raises:
        UnknownServiceError: no service has this key.
    """
    return dict(
        offered_instruments(
            with_words=is_received(store, service),
            with_receipts=True,
            in_few_ages=find_service(store, service).is_small,
        )
    )
