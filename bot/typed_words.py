"""What was typed where the four words of a letter are asked for: the words, or something else that somebody tells."""

from dataclasses import dataclass

from feedback_store.complaints.four_words import MANY, read_word, split_words

LONGEST_SHOWN = 16
"""Characters of a word that is said again; the longest of a receipt has ten."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The parts of a message, and what each of them means in a receipt: None where it means nothing."""

    parts: tuple[str, ...]
    meant: tuple[str | None, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Those that stand in a receipt."""
        return tuple(word for word in self.meant if word)

    @property
    def is_whole(self) -> bool:
        """Whether these are four words of a receipt."""
        return len(self.parts) == len(self.words) == MANY

    @property
    def is_a_try(self) -> bool:
        """Whether these are four words of a receipt, or all but one; by themselves some of them sound like danger."""
        return len(self.parts) == MANY and len(self.words) >= MANY - 1

    @property
    def is_something_else(self) -> bool:
        """Whether somebody tells something: no word of a receipt is in it, or few and in no four."""
        return not self.words or (len(self.parts) != MANY and 2 * len(self.words) < len(self.parts))

    @property
    def unknown(self) -> tuple[str, ...]:
        """The parts that mean nothing, cut to what can be said again."""
        unknown = (part for part, word in zip(self.parts, self.meant, strict=True) if word is None)
        return tuple(part if len(part) <= LONGEST_SHOWN else f"{part[: LONGEST_SHOWN - 1]}…" for part in unknown)


def read_typed(text: str) -> Typed:
    """Return what a message means where four words are asked for; of a long one only as much as tells."""
    parts = split_words(text)
    looked_at = parts[: 4 * MANY]  # each takes a look through the whole list
    return Typed(parts, tuple(map(read_word, looked_at)) + (None,) * (len(parts) - len(looked_at)))
