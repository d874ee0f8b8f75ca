"""What is forgotten when its time is over."""

from sqlalchemy import delete

from feedback_store.engine import Store
from feedback_store.schema import accepted


def forget_repeats(store: Store) -> None:
    """Forget the repeats of boxes that were opened more than 45 days ago, rows first, then the keys that knew them."""
    for epoch in store.box_keys.epochs_over(store.today()):
        with store.writing() as connection:
            connection.execute(delete(accepted).where(accepted.c.epoch == epoch))
        store.box_keys.forget_epoch(epoch)
