"""What is set now, as the objects of `centre.toml`."""

from sqlalchemy import select

from config.load import instruments
from config.vocabulary import LANGUAGES
from feedback_store.circles import has_circle
from feedback_store.concerns.recipients import recipients_of
from feedback_store.devices import all_devices
from feedback_store.engine import Store
from feedback_store.hours import hours_of, write_hours
from feedback_store.schema import services
from feedback_store.setting_up.details import details_of, provider_of, users_by_age_of
from feedback_store.setting_up.document import (
    UNKNOWN,
    Centre,
    DevicePart,
    ProviderPart,
    RecipientPart,
    ServicePart,
    SettingsPart,
    TopicPart,
)
from feedback_store.social_services import Service, all_services
from feedback_store.topics.kept import ALWAYS, OwnTopic, present_topics

LENGTH_OF_PHOTO_NAME = 32
"""A photo has a random name of so many letters; a drawing of the library a short code."""


def present_centre(store: Store) -> Centre:
    """Return all that is set, whole: nothing in it is left out but what nobody has said."""
    settings = {name: getattr(store.settings, name) for name in SettingsPart.model_fields}
    return Centre(
        format=1,
        provider=ProviderPart(**vars(provider_of(store))),
        settings=SettingsPart(**settings),
        services=[present_service(store, one) for one in sorted(all_services(store), key=lambda each: each.key)],
    )


def present_service(store: Store, service: Service) -> ServicePart:
    """Return what is set of one service."""
    key, details = service.key, details_of(store, service.key)
    with store.reading() as connection:
        on_holidays = connection.scalar(select(services.c.is_open_on_holidays).where(services.c.key == key))
    people = [RecipientPart(login=one.member.login, place=one.place.value) for one in recipients_of(store, key)]
    return ServicePart(
        key=key,
        name=service.name,
        type=details.kind,
        municipality=details.municipality,
        region=details.region,
        users=UNKNOWN if service.users is None else service.users,
        hours=write_hours(hours_of(store, key)),
        open_on_holidays=on_holidays,
        morning_circle=has_circle(store, key),
        languages=list(details.languages),
        instruments_off=list(details.instruments_off),
        recipients=sorted(people, key=lambda one: one.login),
        tablets=[
            DevicePart(
                name=one.name,
                age_band=one.age_band.value,
                try_out=one.is_try_out,
                languages=[each for each in one.languages if each in LANGUAGES],
                instruments=[each for each in one.instruments if each in instruments()],
            )
            for one in all_devices(store, key)
        ],
        topics=[topic_part(one) for one in present_topics(store, key)],
        users_by_age={month: dict(bands) for month, bands in users_by_age_of(store, key).items()},
    )


def topic_part(topic: OwnTopic) -> TopicPart:
    """Return a topic as it stands in the file; a photo stays where it is, and is only mentioned."""
    is_photo = len(topic.picture or "") == LENGTH_OF_PHOTO_NAME
    months = None if topic.season == ALWAYS else [month for month in topic.season if month]
    picture = None if is_photo else topic.picture
    return TopicPart(names=dict(topic.names), picture=picture, photo=is_photo, months=months)
