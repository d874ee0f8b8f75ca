"""Who may review the words of a service: its reviewers but those whom the service keeps from it."""

from collections.abc import Collection

from sqlalchemy import delete, insert, select

from feedback_store.engine import Store
from feedback_store.errors import UnknownMemberError
from feedback_store.reviews.tables import kept_from_review
from feedback_store.roles.role import Role
from feedback_store.social_services import find_service
from feedback_store.staff import StaffMember, all_staff


def possible_reviewers(store: Store, service: str) -> tuple[StaffMember, ...]:
    """Return everybody whose role lets them review the words of a service, by name."""
    return tuple(member for member in all_staff(store) if member.has_in(service, {Role.REVIEWER}))


def kept_from(store: Store, service: str) -> frozenset[str]:
    """Return the ids of those whom a service keeps from reviewing its words."""
    with store.reading() as connection:
        return frozenset(connection.scalars(select(kept_from_review.c.member).filter_by(service=service)))


def keep_from(store: Store, service: str, members: Collection[str]) -> None:
    """Keep these members from reviewing the words of a service, and nobody else.

    Raises:
        UnknownServiceError, UnknownMemberError: there is no such service, or nobody with such an id.
    """
    find_service(store, service)
    if unknown := set(members) - {member.id for member in possible_reviewers(store, service)}:
        raise UnknownMemberError(f"nobody who may review has the id {min(unknown)!r}; take ids from the list")
    with store.writing() as connection:
        connection.execute(delete(kept_from_review).filter_by(service=service))
        if members:
            connection.execute(insert(kept_from_review), [{"service": service, "member": one} for one in set(members)])


def may_review(store: Store, service: str, member: StaffMember) -> bool:
    """Return whether a member may review the words of a service; whoever is kept from it may where nobody else can."""
    kept = kept_from(store, service)
    able = {one.id for one in possible_reviewers(store, service)}
    return member.id in able and (member.id not in kept or not able - kept)


def other_reviewers(store: Store, service: str, member_id: str) -> tuple[StaffMember, ...]:
    """Return who else may review the words of a service."""
    kept = kept_from(store, service)
    return tuple(one for one in possible_reviewers(store, service) if one.id not in kept and one.id != member_id)
