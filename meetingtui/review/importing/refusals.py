"""What was not agreed, or holds no longer: words that say no, words struck through, and proposals set aside."""

from __future__ import annotations

import re

from meetingtui.core.text import fold_name
from meetingtui.review.importing.marks import without_front
from meetingtui.review.importing.vocabulary import Part

_NO = r"(?:no|not|non|never|none|nothing|without|kein\w{0,2}|nicht|pas de|sin|geen)"
_DECISION = (
    r"(?:decisions?|decided?|agreements?|agreed?|resolutions?|resolved|consensus|approved|adopted|accepted|carried|passed"
    r"|beschl[uü]ss\w{0,2}|beschlossen|entscheidung\w{0,2}|entschieden|vereinbart|d[ée]cisions?)"
)
_ACTION = r"(?:actions?(?: items?| points?)?|todos?|to dos?|tasks?|ai|aufgaben?)"
_STATE = (
    r"(?:deferred|postponed|adjourned|rejected|refused|declined|withdrawn|cancell?ed|dropped|defeated|abandoned|rescinded"
    r"|revoked|overturned|superseded|obsolete|not (?:yet )?(?:agreed|decided|approved|adopted|accepted|carried|passed)"
    r"|undecided|unagreed|disagreed|vertagt|abgelehnt|zurückgezogen)"
)
_BEFORE = (
    r"(?:(?:we|they|there|it|this|that|was|is|were|have|has|had|been|could|did|do|reached|made|took|taken|came|to)"
    r" ){0,5}"
)
_BETWEEN = r"[\s-]*(?:(?:yet|been|formally|formal|final|a|an|any|further|new|be|reach(?:ed)?|was|is) ){0,3}"
_BEHIND = r"(?:\s*[:：]|\s+[-–—]\s|\s*[.!]?\Z)"
_NEGATED = {
    part: re.compile(rf"\A{_BEFORE}{_NO}{_BETWEEN}{words}(?![\w])")
    for part, words in ((Part.DECISION, _DECISION), (Part.ACTION, _ACTION))
}
_LABELLED = re.compile(
    rf"\A{_BEFORE}{_NO}{_BETWEEN}(?:{_DECISION}|{_ACTION})(?:(?:[\s-]#?\w+){{0,3}}(?:\s*[:：]|\s+[-–—]\s)|\s*[.!]?\Z)"
)
_SET_ASIDE = re.compile(
    r"\A[\[(]?(?:(?:the )?(?:decision|action|resolution|motion|proposal|item|agreement)s?(?: [a-z]?-?[0-9]+)?[\s:–—-]+"
    rf"(?:(?:was|is|were|are|has been|have been) )?)?{_STATE}[\])]?"
    rf"(?:{_BEHIND}|\s+(?:to|until|till|pending|for now|by [^:]{{1,60}}:)\b|[\])])"
)
_AT_END = re.compile(rf"(?:[(\[]{_STATE}[)\]]|\s[-–—]+\s*{_STATE}|[:：]\s*{_STATE})\s*[.!]?\Z")
_WHOLE = re.compile(rf"\A\W*{_STATE}(?![\w])")
_NO_AT_END = re.compile(rf"(?:\A|[\s(\[]){_NO}\W*\Z", re.IGNORECASE)
_MARKER = re.compile(
    r"(?<=\S)\s(?:ACTION(?: ITEM)?|DECISION|RESOLUTION|RESOLVED|AGREED|TODO)(?:[ -][^\s:]{1,30}){0,3}:\s"
)
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,200}[)\]]")
_LABEL = re.compile(r"\A[^:]{1,40}[:：]")
_WORD = re.compile(r"\w+")

REFUSED = "says that it was not agreed, or holds no longer; it was kept in words"
STRUCK = "is struck through; it was kept in words"
BENEATH = "stands beneath what was not agreed, or holds no longer; it was kept in words"
INSIDE = "has a label in the middle of a sentence; it was kept in words"
PARTLY = "some words of it are struck through; they were kept"


def refuses(text: str, part: Part | None = None) -> bool:
    """Whether words say that nothing was agreed or promised, or that it was set aside; `part`: what they stand for."""
    words = fold_name(without_front(text)[:400])
    if _LABELLED.match(words) or _SET_ASIDE.match(words):
        return True
    if part is not None and part in _NEGATED and _NEGATED[part].match(words):
        return True
    return part in {Part.DECISION, Part.ACTION} and bool(_AT_END.search(fold_name(text[-80:])))


def set_aside(cell: str) -> bool:
    """Whether a status says that what it stands beside was not agreed, or holds no longer."""
    return bool(_WHOLE.match(fold_name(cell[:80])))


def says_no(before: str) -> bool:
    """Whether words end in one that takes back what follows."""
    return bool(_NO_AT_END.search(before[-40:]))


def hides_label(text: str) -> bool:
    """Whether words for an action or a decision stand in the middle of a sentence."""
    return bool(_MARKER.search(text[:2_000]))


def is_struck(text: str, struck: tuple[str, ...]) -> bool:
    """Whether a text is struck through but for its label, what is in brackets, and less than was struck."""
    gone, left = 0, text
    for span in struck:
        if span in left:
            left = left.replace(span, " ", 1)
            gone += _count(span)
    return gone > 0 and _count(_LABEL.sub(" ", _BRACKETS.sub(" ", left).strip())) <= gone


def _count(text: str) -> int:
    return len(_WORD.findall(text))
