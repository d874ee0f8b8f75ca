"""Whether others may see what was told freely: three answers, the same everywhere, and of which step they speak."""

from collections.abc import Sequence

from config.definition_fields import Field
from config.steps import CONSENTS, FREE_KINDS, GIVEN, Condition, Option, Step


def read_what_is_shown(of: Field, earlier: Sequence[Step]) -> Condition:
    """Return the condition under which consent is asked: that something was written or drawn in that step."""
    free = [step.key for step in earlier if step.kind in FREE_KINDS]
    return Condition(of.one_of(free), (GIVEN,))


def require_consents(field: Field, options: Sequence[Option]) -> None:
    """Refuse other answers, and another order: whoever touches the first without reading gives nothing away."""
    found = tuple(option.key for option in options)
    if found != CONSENTS:
        raise field.error(f"the options {', '.join(found)}", f"write {', '.join(CONSENTS)}, in this order")
