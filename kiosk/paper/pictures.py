"""The drawings of the child's page one by one, each with nothing but what it is drawn of, for sheets with many."""

from functools import cache
from xml.etree import ElementTree

from kiosk.door.poster_drawings import BOX, INK, all_drawings

JAR = ("jar-back", "jar-notes-2", "jar-front")
SVG = "http://www.w3.org/2000/svg"


def picture_of(accent: str, *names: str) -> str | None:
    """Return drawings, one upon another, as one SVG filled with an accent, or None where one of them is not there."""
    if not all(_parts()[name].get("viewBox") if name in _parts() else False for name in names):
        return None
    needed = sorted(frozenset().union(*map(_needed, names)))
    drawn = "".join(ElementTree.tostring(_parts()[each], encoding="unicode") for each in needed)
    used = "".join(f'<use href="#{name}"/>' for name in names)
    return (
        f'<svg xmlns="{SVG}" viewBox="{_parts()[names[0]].get("viewBox")}" color="{INK}">'
        f"<style>.accent-fill{{fill:{accent}}} .accent-line{{stroke:{accent}}}</style><defs>{drawn}</defs>{used}</svg>"
    )


def object_of(name: str, accent: str) -> str:
    """Return the object of an instrument as it stands on the shelf, the jar half full; the box where none is drawn."""
    names = {"jar": JAR, BOX: (BOX,)}.get(name, (f"object-{name}",))
    return picture_of(accent, *names) or object_of(BOX, accent)


@cache
def _parts() -> dict[str, ElementTree.Element]:
    whole = ElementTree.fromstring(f"<all>{all_drawings()}</all>")  # noqa: S314 - our own files
    return {one.attrib["id"]: one for one in whole.iter() if "id" in one.attrib}


@cache
def _needed(name: str) -> frozenset[str]:
    """Return the names of a drawing and of all that it is drawn of."""
    used = {one.attrib["href"][1:] for one in _parts()[name].iter() if "href" in one.attrib}
    return frozenset({name}).union(*map(_needed, used))
