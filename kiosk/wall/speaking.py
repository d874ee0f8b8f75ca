"""The languages in which a wall speaks, one after the other."""

from collections.abc import Iterator

from config.texts import Speech, speech
from config.vocabulary import LANGUAGES
from feedback_store.devices import all_devices
from feedback_store.social_services import Service
from kiosk.child.place import languages_of
from kiosk.desk import desk


def spoken(service: Service | None) -> Iterator[Speech]:
    """Return the usual language, then the others that the tablets of a service speak; all where it has no tablet."""
    first = desk().settings.language
    devices = all_devices(desk().store, service.key) if service else ()
    chosen = {language for device in devices for language in languages_of(device)} or set(LANGUAGES)
    others = (language for language in LANGUAGES if language in chosen and language != first)
    return (speech(language) for language in (first, *others))
