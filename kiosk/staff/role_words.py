"""The words of roles: a name for each, what it is for, and what somebody may do where."""

from collections.abc import Mapping

from feedback_store.roles.role import EVERYWHERE, IN_SERVICES, Grants, Role
from kiosk.language import reader_speech


def role_words() -> Mapping[Role, str]:
    """Return the name of every role."""
    say = reader_speech().say
    return {
        Role.LISTENER: say("Figures"),
        Role.REVIEWER: say("Words"),
        Role.SAFEGUARDING: say("Concerns"),
        Role.MANAGER: say("Management"),
        Role.PROVIDER: say("Head office"),
        Role.NETWORK: say("Network"),
        Role.ADMINISTRATOR: say("Administration"),
    }


def role_reasons() -> Mapping[Role, str]:
    """Return what each role may do, in a sentence."""
    say = reader_speech().say
    return {
        Role.LISTENER: say("Sees the week and opens the jar; of what children write only what was approved."),
        Role.REVIEWER: say("Reads what children write and draw, and says what others may see. Sees the figures too."),
        Role.SAFEGUARDING: say("Receives what is told of danger, once named on the page of the service."),
        Role.MANAGER: say("Leads the service: hours, events, topics, wall, whom children may call. Sees no words."),
        Role.PROVIDER: say("Sees the figures of all services. Sees no words."),
        Role.NETWORK: say("Exchanges bundles of figures with other centres."),
        Role.ADMINISTRATOR: say("Sets up people, services and tablets. Sees no words."),
    }


def grants_in_words(grants: Grants, names: Mapping[str, str]) -> list[str]:
    """Return what somebody may do, one role after the other, each with its services."""
    words, say = role_words(), reader_speech().say
    found = []
    for role in Role:
        where = [grant.service for grant in sorted(grants) if grant.role is role]
        places = [names.get(key, key) for key in where if key != EVERYWHERE]
        if EVERYWHERE in where:
            found.append(say("{role}: all services", role=words[role]) if role in IN_SERVICES else words[role])
        elif places:
            found.append(f"{words[role]}: {', '.join(places)}")
    return found
