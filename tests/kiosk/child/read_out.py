"""A screen as a screen reader finds it: the accessibility tree of the browser, and what is seen beside it."""

from typing import Any

from playwright.sync_api import Page

SEEN = """() => {
  const isSeen = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === "visible";
  const plain = (text) => text.replace(/\\s+/g, " ").trim();
  const textOf = (one) => plain([...one.childNodes].map((part) => {
    if (part.nodeType === Node.TEXT_NODE) return part.data;
    if (part.nodeType !== Node.ELEMENT_NODE || part.getAttribute("aria-hidden") === "true" || !isSeen(part)) return " ";
    return /inline/.test(getComputedStyle(part).display) ? textOf(part) : ` ${textOf(part)} `;
  }).join(""));
  const all = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);
  const named = (one) => plain(one.getAttribute("aria-label") || textOf(one));
  const [heading, focus] = [document.getElementById("heading"), document.activeElement];
  return {
    language: document.documentElement.lang,
    heading: textOf(heading),
    buttons: all("#screen button").map((one) => [named(one), one.getAttribute("aria-pressed"), one.disabled]),
    fields: all("#screen textarea").length,
    lines: all("#screen p, #screen [role=status]").map(textOf).filter(Boolean),
    groups: all("#screen [role=group]").length,
    focus: focus === document.body ? "" : named(focus) || focus.tagName,
  };
}"""
"""What is seen on the screen, in its order: buttons with their state, the question, fields, lines of text."""

ROLES = {"button", "heading", "textbox", "group", "StaticText", "status"}


def seen_on(page: Page) -> dict[str, Any]:
    """Return what is seen."""
    seen: dict[str, Any] = page.evaluate(SEEN)
    return seen


def read_on(page: Page) -> list[dict[str, Any]]:
    """Return what a screen reader meets inside the screen, in its order, as role, name and properties."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    main = next(node for node in nodes if role_of(node) == "main")
    return [plain(node) for node in below(main, by_id) if not node["ignored"] and role_of(node) in ROLES]


def below(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a node and all below it, in order."""
    children = [by_id[child] for child in node.get("childIds", []) if child in by_id]
    return [node, *(each for child in children for each in below(child, by_id))]


def plain(node: dict[str, Any]) -> dict[str, Any]:
    """Return role, name and the properties of a node by name."""
    properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
    name = " ".join(str(node.get("name", {}).get("value", "")).split())
    return {"role": role_of(node), "name": name, **properties}


def role_of(node: dict[str, Any]) -> str:
    """Return the role of a node."""
    return str(node.get("role", {}).get("value", ""))


def differences(page: Page) -> list[str]:
    """Return in words where what is read is not what is seen."""
    seen, read = seen_on(page), read_on(page)
    buttons = [
        [each["name"], each.get("pressed"), bool(each.get("disabled"))] for each in read if each["role"] == "button"
    ]
    names = {each["name"] for each in read}
    texts = " ".join(each["name"] for each in read if each["role"] == "StaticText")
    found = [f"buttons: seen {seen['buttons']}, read {buttons}"] if buttons != seen["buttons"] else []
    found += [f"a {each['role']} without a name" for each in read if each["role"] != "status" and not each["name"]]
    headings = [each["name"] for each in read if each["role"] == "heading"]
    found += [f"heading: seen {seen['heading']}, read {headings}"] if headings != [seen["heading"]] else []
    found += [f"not read: {line}" for line in seen["lines"] if line not in names and line not in texts]
    for role, count in (("textbox", seen["fields"]), ("group", seen["groups"])):
        there = sum(each["role"] == role for each in read)
        found += [f"{role}: seen {count}, read {there}"] if there != count else []
    return found
