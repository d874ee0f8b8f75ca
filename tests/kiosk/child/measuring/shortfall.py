"""One thing on one screen that falls short of what is asked of every screen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shortfall:
    """What was measured, of which things, where; more is better in every rule, so a page too long is below 0."""

    rule: str
    kinds: str
    measure: float
    screen: str
    size: str
    mode: str
    said: str = ""

    def __str__(self) -> str:
        """Return it as a line of a table."""
        place = f"{self.kinds:32} {self.screen:28} {self.size:10} {self.mode:16}"
        return f"{self.rule:8} {self.measure:7.1f}  {place} {self.said}"
