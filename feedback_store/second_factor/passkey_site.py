"""Where passkeys hold: a browser binds each to a domain, and lets a page have them only over https or on localhost."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

LOCAL = "localhost"
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Site:
    """The domain to which passkeys are bound, and the one origin from which they are taken."""

    domain: str
    origin: str


def site_of(address: str) -> Site | None:
    """Return where the passkeys of pages at an address hold, or None where a browser gives them none there."""
    parts = urlsplit(address)
    host = _as_browsers_write(parts.hostname or "")
    is_safe = parts.scheme == "https" or host == LOCAL
    if not is_safe or not host or is_number(host):
        return None
    return Site(host, f"{parts.scheme}://{host}{_port_of(parts)}")


def is_number(host: str) -> bool:
    """Return whether a host is an address of numbers, to which no passkey can be bound."""
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def _as_browsers_write(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:  # no domain
        return ""


def _port_of(parts: SplitResult) -> str:
    return "" if parts.port in (None, DEFAULT_PORTS.get(parts.scheme)) else f":{parts.port}"
