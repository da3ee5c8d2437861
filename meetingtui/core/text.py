"""Cleaning of untrusted text. The pydantic types that apply it are in `text_types`.

Every string is cleaned once at each border: file read, event read, key or paste in, file name, user name,
error text. Cleaning is idempotent: ``clean(clean(s)) == clean(s)``.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

TEXT_LIMIT = 10_000
"""Longest text, in characters, that any file or event may hold."""
NAME_LIMIT = 80
"""Longest name of a person, party, stream or agenda, in characters."""
ID_LIMIT = 40
"""Longest id of a party, a person, a stream or a step."""

_MARKS_IN_A_ROW = 4

# Bidi controls turn text round on screen; the rest are invisible and let two different names look alike.
# ZWNJ (200C), ZWJ (200D) and VS15/VS16 (FE0E, FE0F) stay: Persian, Hindi and emoji need them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS = re.compile("[\u200c\u200d]{2,}|\ufe0f{2,}|\ufe0e{2,}")
_PASSED = "\u200c\u200d\ufe0e\ufe0f"
"""What stands between two marks without parting them: the joiners and variation selectors that stay."""
_BLANK = "\u2800"
"""A braille cell without dots: a letter that looks like a space."""
_BREAKS = re.compile("\r\n|[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_PLAIN = re.compile(r"[ -~]*\Z")
_PLAIN_BLOCK = re.compile(r"[ -~\n]*\Z")
_PLAIN_ID = re.compile(r"[A-Za-z0-9][\w-]*\Z", re.ASCII)
_OF_IDS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})
"""What a letter, a mark on one, a digit or a connector is: what Unicode calls the letters of a word (UTS 18)."""
_CIRCLED = (
    ("\u24b6", "\u24e9"),
    ("\U0001f130", "\U0001f149"),
    ("\U0001f150", "\U0001f169"),
    ("\U0001f170", "\U0001f189"),
)
"""Signs that Unicode takes for letters."""


def _stand_in(char: str) -> str:
    """What is written for a character: nothing, a visible sign for what a terminal would act on, or itself."""
    code = ord(char)
    if char in {"\n", _BLANK}:
        return "\n" if char == "\n" else " "
    if _INVISIBLE.match(char):
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn"}:
        return "\ufffd"
    return char


def _limit_marks(text: str) -> str:
    """Keep at most four combining marks in a row, so that one letter cannot climb over the lines above it."""
    letters = set(text)
    marks = {char for char in letters.difference(_PASSED) if unicodedata.category(char) in {"Mn", "Me"}}
    if not marks:
        return text
    kept: list[str] = []
    run = 0
    for char in text:
        if char in marks:
            run += 1
        elif char not in _PASSED:
            run = 0
        if run <= _MARKS_IN_A_ROW or char not in marks:
            kept.append(char)
    return "".join(kept)


def _inert(text: str) -> str:
    # By its letters, not letter by letter: a file may hold millions, and few different ones.
    others = {ord(char): other for char in set(text) if (other := _stand_in(char)) != char}
    text = text.translate(others) if others else text
    text = _limit_marks(unicodedata.normalize("NFC", text))
    # Last, for a mark that went may have stood between two of them.
    return _JOINERS.sub(lambda found: found.group()[0], text)


def clean_line(text: str) -> str:
    """One line of harmless text: breaks become spaces, controls visible, invisibles go; ends are stripped."""
    if _PLAIN.match(text):
        return text.strip()
    return _inert(_BREAKS.sub(" ", text)).strip()


def clean_typing(text: str) -> str:
    """Like `clean_line`, but keeps spaces at both ends: for a field that someone is still typing in."""
    if _PLAIN.match(text):
        return text
    return _inert(_BREAKS.sub(" ", text))


def clean_block(text: str) -> str:
    """Harmless text that may have several lines, separated by ``\\n``; tabs become spaces."""
    if _PLAIN_BLOCK.match(text):
        return text.strip()
    return _inert(_LINE_ENDS.sub("\n", text).replace("\t", "    ")).strip()


def is_id(text: str) -> bool:
    """Whether a cleaned text may be an id: letters of any script, digits, hyphens and underlines, begun by no sign."""
    if text.isascii():
        return _PLAIN_ID.match(text) is not None
    return text[0] not in "_-" and all(
        char in "-\u200c\u200d" or unicodedata.category(char) in _OF_IDS or _circled(char) for char in text
    )


def _circled(char: str) -> bool:
    return any(first <= char <= last for first, last in _CIRCLED)


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, the last one an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: max(limit - 1, 0)] + "\u2026"


def quoted(text: str, limit: int = 40) -> str:
    """A piece of a file between quotes, safe to print and short."""
    return f'"{clip(clean_line(text[: 4 * limit]), limit)}"'


def near(path: Path) -> str:
    """A path as short as it can be said here: below the current folder, below home, or whole; cleaned."""
    for base, mark in ((Path.cwd(), ""), (Path.home(), "~/")):
        if path == base:
            return mark.rstrip("/") or "."
        if path.is_relative_to(base):
            return clean_line(f"{mark}{path.relative_to(base)}")
    return clean_line(str(path))


def unwrap(text: str) -> str:
    """Join lines that were broken only to fit a page: single breaks become spaces, blank lines stay paragraphs."""
    paragraphs = re.split(r"\n[ ]*\n\s*", text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


def slug(name: str) -> str:
    """A short id made from a name: lower case, letters, digits and hyphens; never empty."""
    made = ""
    # Cleaned after folding, so that the id is already what its field makes of it and is found among those taken.
    for char in clean_line(fold_name(name)):
        category = unicodedata.category(char)
        follows = category[0] == "M" and made and made[-1] != "-" and char not in "\ufe0e\ufe0f"
        made += char if category[0] == "L" or category == "Nd" or follows else "-"
    return re.sub("-+", "-", made).strip("-")[:40].strip("-") or "x"


# NFKD leaves these as they are, yet people leave the stroke out when they type.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)


def fold_name(name: str) -> str:
    """The form under which names are compared: no case, no accents, no strokes, single spaces."""
    # Taken apart first: what a letter with both stroke and accent, or a circled capital, is made of shows only then.
    apart = unicodedata.normalize("NFKD", name).casefold().translate(_STROKES)
    letters = (char for char in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(char))
    return " ".join("".join(letters).split())
