"""What Markdown writes into a line, taken out of it: emphasis, links, tags. The words all stay."""

from __future__ import annotations

import html
import re
import unicodedata

from meetingtui.core.text import clean_line

_LINK = re.compile(r"!?\[([^\[\]\n]{0,1000})\]\(\s*<?([^\s()<>]{1,2000})>?(?:\s+\"([^\"\n]{0,500})\")?\s*\)")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^\s<>]{1,2000})>")
_TAG = re.compile(
    r"</?(?:br|b|i|u|em|strong|p|div|span|details|summary|sub|sup|center|small|ul|ol|li|tt|code|kbd|mark|del|s|strike)\s*/?>",
    re.I,
)
_STRONG = re.compile(r"\*\*+|~~+|__+(?=\w)|(?<=[\w.!?:,)\]])__+(?!\w)|`+")
_STRUCK = re.compile(r"~~(?=\S)(.{1,2000}?)~~|<(del|s|strike)>(.{1,2000}?)</\2>", re.DOTALL | re.IGNORECASE)
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])")
_SLANTED_BELOW = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])_(?![\w_])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_WORD = re.compile(r"\w")
_ALL_BOLD = re.compile(r"\s*(\*\*|__)(?!\s)(?:(?!\1).)+\1\s*:?\s*\Z", re.DOTALL)
_FRONT = re.compile(r"\A[^\w\[(@#]+")
_KEPT = {"*": "\ue000", "_": "\ue001", "`": "\ue002", "~": "\ue003"}


def plain(raw: str) -> str:
    """One line without its marks; an address stays in brackets behind its words."""
    text = _LINK.sub(_linked, _TAG.sub(" ", raw)) if "<" in raw or "[" in raw else raw
    text = _ADDRESS.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPED.sub(lambda found: _KEPT.get(found[1], found[1]), text)
    text = _STRONG.sub("", text)
    text = _SLANTED_BELOW.sub(r"\1", _SLANTED.sub(r"\1", text))
    for sign, kept in _KEPT.items():
        text = text.replace(kept, sign)
    return " ".join(clean_line(html.unescape(text) if "&" in text else text).split())


def struck_words(raw: str) -> tuple[str, ...]:
    """The words that are struck through, line by line."""
    if "~~" not in raw and "<" not in raw:
        return ()
    spans = (found[1] or found[3] for found in _STRUCK.finditer(raw))
    return tuple(words for span in spans for line in span.split("\n") if says_something(words := plain(line)))


def _linked(found: re.Match[str]) -> str:
    words, address, title = found[1].strip(), found[2], found[3]
    behind = ", ".join(part for part in (address if address != words else "", title or "") if part)
    return f"{words} ({behind})" if words and behind else words or behind


def says_something(text: str) -> bool:
    """Whether there is a letter or a digit in it: the rest is decoration."""
    return bool(_WORD.search(text.replace("_", "")))


def has_sign(text: str) -> bool:
    """Whether a picture or another sign stands in it that may mean something."""
    return any(unicodedata.category(char) == "So" or char in "+?!×" for char in text[:200])


def is_bold(raw: str) -> bool:
    """Whether a whole line is set in bold, as people write headings who do not write headings."""
    return len(raw) < 200 and bool(_ALL_BOLD.match(raw))


def without_front(text: str) -> str:
    """The text without pictures and other signs before its first word, bracket, number sign or name."""
    return _FRONT.sub("", text)
