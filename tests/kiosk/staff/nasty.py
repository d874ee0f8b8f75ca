"""Strings that somebody types who wants a page, a spreadsheet, a document, a letter or a log to stumble."""

import unicodedata

MARK = "nasty-mark"
"""The element, attribute and class that must never come to life."""

NASTY = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    " =1+1",
    "\N{NO-BREAK SPACE}=1+1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org/?"&A1,"Виж")',
    '=IMPORTXML("https://example.org","//a")',
    'DDE ("cmd";"/C calc";"1")',
    f"<{MARK}>",
    f"<script id={MARK}>alert(1)</script>",
    f"</script><script id={MARK}>alert(1)</script>",
    f"<img src=x id={MARK} onerror=alert(1)>",
    f'"><{MARK} onclick="alert(1)">',
    f"'><{MARK}>",
    f'" id="{MARK}" onfocus="alert(1)" autofocus x="',
    f"' id='{MARK}' onfocus='alert(1)",
    f"</textarea><{MARK}>",
    f"</title></style></noscript><{MARK}>",
    f"<svg/onload=alert(1) id={MARK}>",
    f"<!--><{MARK}>",
    f"]]><{MARK}>",
    f"<iframe srcdoc='<{MARK}>' id={MARK}>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#0;&#x202e;&bogus;",
    "{{ 7 * 7 }}{% raw %}",
    "{{ config.SECRET_KEY }}",
    "{service} {0} %s %(name)s %n",
    "${7*7} #{7*7} <%= 7*7 %>",
    "'; DROP TABLE voices; --",
    '" OR ""="',
    "1'||(SELECT 1)||'",
    "*жирно* _наклонено_ `код` [връзка](https://example.org) ~x~ ||скрито||",
    "<b>жирно</b><a href='https://example.org'>връзка</a>",
    "@everyone /start tg://user?id=1",
    "Иван\r\nBcc: other@example.org",
    "Иван\nред две",
    "=?utf-8?q?=0ABcc:_x?=",
    "%0d%0aSet-Cookie: x=1",
    "\x1b[31mчервено\x1b[0m",
    "\x1b]0;заглавие\x07",
    "нула\x00нула",
    "\x08\x08\x7f",
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/staff/sign-out?next=//example.org",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe",
    "а\N{ZERO WIDTH SPACE}б\N{ZERO WIDTH JOINER}в\N{WORD JOINER}г",
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}",
    "👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈",
    "Z" + "\N{COMBINING ACUTE ACCENT}" * 90,
    "\ud800",
    "я" * 20_000,
    '#let x = 1; #image("/etc/passwd") $x^2$ \\\\ @cite <label>',
    "null",
)


def typed(number: int, longest: int | None = None) -> str:
    """Return one of them as a browser can send it, and no longer than its field allows."""
    text = NASTY[number % len(NASTY)].encode("utf-8", "replace").decode()
    return text[:longest] if longest else text


def is_plain(text: str) -> bool:
    """Return whether a line of a log or a head of a letter holds no sign that moves, ends or hides a line."""
    return not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in text)
