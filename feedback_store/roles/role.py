"""The roles that somebody may have, each in one service, in all, or in the installation as a whole."""

from dataclasses import dataclass
from enum import StrEnum

from feedback_store.errors import GrantRefusedError


class Role(StrEnum):
    """What somebody may do on the staff pages; decision 0031 says which page asks for which."""

    LISTENER = "listener"
    REVIEWER = "reviewer"
    SAFEGUARDING = "safeguarding"
    MANAGER = "manager"
    PROVIDER = "provider"
    NETWORK = "network"
    ADMINISTRATOR = "administrator"


IN_SERVICES = (Role.LISTENER, Role.REVIEWER, Role.SAFEGUARDING, Role.MANAGER)
"""Roles that somebody has in one service or in all of them."""
OF_ALL = (Role.PROVIDER, Role.NETWORK, Role.ADMINISTRATOR)
"""Roles that belong to no single service."""
EVERYWHERE = ""
"""In place of the key of a service: in all of them, also in those that come later."""


@dataclass(frozen=True, order=True)
class Grant:
    """One role in one place."""

    role: Role
    service: str = EVERYWHERE

    @property
    def written(self) -> str:
        """The grant as it stands in a form or beside a link, such as "reviewer:home"."""
        return f"{self.role}:{self.service}"

    @classmethod
    def read(cls, written: str) -> "Grant":
        """Return a grant as it was written; raises GrantRefusedError where it is none."""
        role, _, service = written.partition(":")
        if role not in list(Role) or (service and role in OF_ALL):
            raise GrantRefusedError(f"{written!r} is no role in a service; write it as reviewer:home")
        return cls(Role(role), service)


Grants = frozenset[Grant]


def written_grants(grants: Grants) -> str:
    """Return grants in one line."""
    return " ".join(grant.written for grant in sorted(grants))


def read_grants(written: str) -> Grants:
    """Return the grants of a line; raises GrantRefusedError."""
    return frozenset(Grant.read(one) for one in written.split())
