"""One action as old minutes write it: who, what, by when, whether it is done. Pure rules on one line of words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from meetingtui.review.importing.people import Roster, looks_like_name
from meetingtui.review.importing.vocabulary import DONE, DROPPED, STILL_OPEN, means
from meetingtui.review.importing.when import read_due, take_due

_OLD = re.compile(
    r"\A[\[(]?((?:[A-Z]{1,8}[-_ ]#?[0-9]{1,6}|[A-Z]{1,4}[0-9]{1,5}(?=[\]).:]| [-–—])|#[0-9]{1,6}))"
    r"[\])]?\s*[:.)–—-]*\s+(?=\S)"
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,200})[)\]]\s*[.;,]?\Z")
_SEGMENT = re.compile(r"\s+(?:[-–—|→]+|->|=>)\s+|;\s+|(?<=\S)\s+(?=@[^\W\d_][\w.-]*\s*\Z)")
_WHO = re.compile(
    r"\A(?:(?:action )?owners?|assigned(?: to)?|assignees?|who|responsible|lead|by whom)\s*[:=–-]?\s+(?=\S)",
    re.IGNORECASE,
)
_WHO_INSIDE = re.compile(r"[,;.]?\s+(?:owners?|assigned to|assignees?)\s*[:=]\s*", re.IGNORECASE)
_SAYS_WHEN = re.compile(r"(?:due|by|before|until|deadline|target)\b|📅", re.IGNORECASE)
_STATUS = re.compile(r"\A(?:status|state)\s*[:=]\s*", re.IGNORECASE)
_NAMES = r"[^\W\d_][\w.'’@-]*(?:(?:\s*[,/&+]\s*|\s+(?:and\s+)?)[^\W\d_][\w.'’@-]*){0,7}?"
_WILL = re.compile(
    rf"\A@?(?P<names>{_NAMES})(?:,)?\s+"
    r"(?:(?:has |have |agreed |is |are |undertook |promised |needs? |offered )?to|will|shall|must|should)\s+(?=\S)"
)
_LED = re.compile(
    rf"\A(?:\[@?(?P<boxed>{_NAMES})\]|\(@?(?P<round>{_NAMES})\))\s*[:–—-]?\s+(?=\S)|\A@?(?P<names>{_NAMES})\s*(?::|\s[–—-])\s+(?=\S)"
)
_HANDLE = re.compile(r"\A@(?P<names>[^\W\d_][\w.-]*)\s*[:,–—-]?\s+(?=\S)")
_MENTION = re.compile(r"(?<!\S)@([^\W_][\w.-]*)")
_PARTS = re.compile(r"\s*[,;]\s*|\s+[-–—|/]\s+")
_MARKED = re.compile(
    r"\A(?:[✅✓✔☑]|\[[xX]\])\s*|\s*(?:[✅✓✔☑]|\((?:DONE|Done|done)\)|[-–—]\s*(?:DONE|Done|done)|\bDONE)[.!]?\Z"
)
_EVERYBODY = frozenset({"all", "everyone", "everybody", "team", "tbd", "tbc", "both", "we", "nobody", "none", "?"})


@dataclass(slots=True)
class Promise:
    """What one action was understood to say."""

    line: int
    text: str
    owner: str | None = None
    helpers: tuple[str, ...] = ()
    due: date | None = None
    done: bool = False
    dropped: bool = False
    old: str = ""
    doubts: list[str] = field(default_factory=list[str])

    def give(self, people: tuple[str, ...], said: str) -> bool:
        """Make somebody the owner, and who is named with them helpers; False where nobody is named, or one is."""
        if not people or self.owner is not None:
            return False
        self.owner, self.helpers = people[0], people[1:]
        if self.helpers:
            self.doubts.append(f'"{said}" are several people; the first was taken as the owner')
        return True


def read_promise(text: str, line: int, roster: Roster, today: date, *, ticked: bool | None = None) -> Promise:
    """The action that a line of words tells."""
    made = Promise(line, text, done=bool(ticked))
    _old(made)
    while (shorter := _MARKED.sub("", made.text, count=1).strip()) != made.text and shorter:
        made.text, made.done = shorter, True
    _brackets(made, roster, today)
    _segments(made, roster, today)
    if _last_due(made, today):
        # What stood before the day stands at the end now.
        _brackets(made, roster, today)
        _segments(made, roster, today)
    _inside(made, roster)
    _leader(made, roster)
    _mention(made, roster)
    if made.owner is None and not made.done:
        _stranger(made)
    made.text = _begun(made.text)
    return made


def read_wrapped(
    text: str, tails: tuple[str, ...], line: int, roster: Roster, today: date, *, ticked: bool | None = None
) -> Promise:
    """The same of words that run over several lines: who is named at the end of one of them is the owner."""
    made = read_promise(text, line, roster, today, ticked=ticked)
    for tail in tails if made.owner is None else ():
        head = read_promise(text.removesuffix(tail).rstrip(), line, roster, today, ticked=ticked)
        if head.owner is None or not text.endswith(tail):
            continue
        due = take_due(tail, today) if head.due is None else None
        if due is not None:
            head.due, tail = due.day, due.text
            head.doubts += [due.doubt] if due.doubt else []
        head.text, head.done = f"{head.text} {tail}".strip(), head.done or made.done
        return head
    return made


def said_of(made: Promise, text: str, roster: Roster, today: date) -> bool:
    """Take what stands beneath an action, or beside it: its owner, its day, its state. False where it is none of it."""
    return _fact(made, text, roster, today, bare=False)


def set_state(made: Promise, words: str) -> bool:
    """The state that a column or a line tells; False where its words say more than open, done or dropped."""
    if means(words, DONE):
        made.done = True
    elif means(words, DROPPED):
        made.dropped = True
    else:
        return means(words, STILL_OPEN)
    return True


def _old(made: Promise) -> None:
    if found := _OLD.match(made.text):
        made.old, made.text = found[1].strip(), made.text[found.end() :]


def _fact(made: Promise, words: str, roster: Roster, today: date, *, bare: bool) -> bool:
    """Whether these words are wholly an owner, a day or a state; `bare` where they may be a name or a day alone."""
    words = words.strip(" .;,")
    if found := _STATUS.match(words):
        return set_state(made, words[found.end() :])
    if found := _WHO.match(words):
        names = words[found.end() :]
        return made.give(roster.several(names), names)
    if made.due is None and (bare or _SAYS_WHEN.match(words)) and (due := read_due(words, today)) is not None:
        made.due = due.day
        made.doubts += [due.doubt] if due.doubt else []
        return True
    if words.startswith("@") and " " not in words:
        return made.give(roster.several(words), words)
    return bare and (made.give(roster.several(words), words) or (means(words, DONE) and set_state(made, words)))


def _brackets(made: Promise, roster: Roster, today: date) -> None:
    """Owner and day in brackets at the end, together or each in their own."""
    for _ in range(4):
        found = _BRACKET.search(made.text[-300:])
        if found is None or not made.text[: len(made.text) - len(found[0])].strip():
            return
        trial = Promise(made.line, "", made.owner, made.helpers, made.due, made.done, made.dropped)
        inside = found[1].strip()
        parts = [inside] if roster.several(inside) or read_due(inside, today) else _PARTS.split(inside)
        parts = [piece for part in parts for piece in _by(part, roster)]
        if not all(_fact(trial, part, roster, today, bare=True) for part in parts if part):
            return
        _take_over(made, trial)
        made.text = made.text[: len(made.text) - len(found[0])].rstrip()


def _by(part: str, roster: Roster) -> list[str]:
    """ "Imani by 12 March" in two."""
    for word in (" by ", " due "):
        name, found, rest = part.partition(word)
        if found and roster.several(name):
            return [name, f"due {rest}"]
    return [part]


def _segments(made: Promise, roster: Roster, today: date) -> None:
    """What stands behind dashes, bars and semicolons at the end, from the last."""
    for _ in range(6):
        cuts = list(_SEGMENT.finditer(made.text, max(len(made.text) - 300, 0)))
        if not cuts or not made.text[: cuts[-1].start()].strip():
            return
        if not _fact(made, made.text[cuts[-1].end() :], roster, today, bare=True):
            return
        made.text = made.text[: cuts[-1].start()].rstrip(" ,;")
        _brackets(made, roster, today)


def _take_over(made: Promise, trial: Promise) -> None:
    made.owner, made.helpers, made.due = trial.owner, trial.helpers, trial.due
    made.done, made.dropped = trial.done, trial.dropped
    made.doubts += trial.doubts


def _last_due(made: Promise, today: date) -> bool:
    due = take_due(made.text, today) if made.due is None else None
    if due is None or not due.text:
        return False
    made.text, made.due = due.text, due.day
    made.doubts += [due.doubt] if due.doubt else []
    return True


def _inside(made: Promise, roster: Roster) -> None:
    """ "…, owner: Imani" at the end, without a dash."""
    found = list(_WHO_INSIDE.finditer(made.text))[-1:]
    for cut in found:
        names = made.text[cut.end() :]
        if made.text[: cut.start()].strip() and made.give(roster.several(names), names):
            made.text = made.text[: cut.start()]


def _leader(made: Promise, roster: Roster) -> None:
    """Somebody named first: "Imani to send", "Imani: send", "[Imani] send", "@imani send"."""
    text = _WHO.sub("", made.text, count=1)
    for form in (_WILL, _LED, _HANDLE):
        found = form.match(text[:400])
        if found is None:
            continue
        names = next(name for name in found.groupdict().values() if name)
        if made.owner is not None and roster.several(names)[:1] != (made.owner,):
            continue
        people = roster.several(names)
        if people and (made.owner is not None or made.give(people, names)):
            made.text = text[found.end() :]
            return


def _mention(made: Promise, roster: Roster) -> None:
    """Somebody named with their mark in the middle: they are the owner, and the words stay."""
    named = tuple(dict.fromkeys(one for name in _MENTION.findall(made.text) if (one := roster.person(name))))
    if named:
        made.give(named, ", ".join(f"@{one}" for one in named))


def _stranger(made: Promise) -> None:
    """A doubt where somebody is named and it cannot be said who that is."""
    text = made.text
    led = next((found for form in (_WILL, _LED, _HANDLE) if (found := form.match(text[:400]))), None)
    names = [name for name in led.groupdict().values() if name] if led else []
    names += [found[1] for found in (_BRACKET.search(text[-300:]),) if found] + [
        f"@{n}" for n in _MENTION.findall(text)
    ]
    names += _SEGMENT.split(text[-200:])[-1:] if _SEGMENT.search(text[-200:]) else []
    for name in names:
        name = _WHO.sub("", name).strip()
        if (name.startswith("@") or looks_like_name(name)) and name.casefold() not in _EVERYBODY:
            made.doubts.append(f'"{name}" is nobody known here; the action has no owner yet')
            return


def _begun(text: str) -> str:
    """The words as they stand, with a capital first."""
    text = text.strip(" -–—:;,")
    return text[:1].upper() + text[1:]
