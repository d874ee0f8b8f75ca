"""Who speaks and with whose help, in the wide groups that figures are told apart by."""

from enum import StrEnum

from config.vocabulary import Speaker, Support


class Who(StrEnum):
    """Groups that are never pooled with each other."""

    CHILDREN = "children"
    FAMILY = "family"
    PARTNERS = "partners"


class Help(StrEnum):
    """How a child or young person spoke; UNTOLD also where it is counted apart."""

    ALONE = "alone"
    HELPED = "helped"
    UNTOLD = "untold"


SPEAKERS = {
    Speaker.CHILD: Who.CHILDREN,
    Speaker.YOUNG_PERSON: Who.CHILDREN,
    Speaker.PARENT: Who.FAMILY,
    Speaker.RELATIVE: Who.FAMILY,
    Speaker.CARER: Who.FAMILY,
    Speaker.PARTNER: Who.PARTNERS,
}

SUPPORTS = {
    Support.ALONE: Help.ALONE,
    Support.WITH_HELP: Help.HELPED,
    Support.BY_PROXY: Help.HELPED,
    Support.UNKNOWN: Help.UNTOLD,
    Support.APART: Help.UNTOLD,
}
