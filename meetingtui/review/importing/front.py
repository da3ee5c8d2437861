"""What stands before the page itself: front matter between dashes, and comments that no reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from meetingtui.review.importing.blocks import Written
from meetingtui.review.importing.marks import plain, says_something

_FENCE = re.compile(r"\A(?:---|\+\+\+)\s*\Z")
_CLOSE = re.compile(r"\A(?:---|\+\+\+|\.\.\.)\s*\Z")
_KEY = re.compile(r"\A([A-Za-z][\w -]{0,40}?)\s*[:=]\s*(.*)\Z")
_ENTRY = re.compile(r"\A\s*-\s+(.*)\Z")
_LONGEST = 200
"""Front matter that does not end within so many lines is none."""


@dataclass(slots=True)
class Front:
    """The facts of front matter in order, the lines of comments, and the page with both left blank."""

    facts: list[tuple[str, list[Written]]] = field(default_factory=list[tuple[str, list[Written]]])
    comments: list[Written] = field(default_factory=list[Written])
    strange: list[Written] = field(default_factory=list[Written])
    page: list[str] = field(default_factory=list[str])


def split_front(lines: tuple[str, ...]) -> Front:
    """Front matter and comments apart from the page."""
    front = Front(page=list(lines))
    _front_matter(front)
    _comments(front)
    return front


def _front_matter(front: Front) -> None:
    start = next((at for at, line in enumerate(front.page[:20]) if line.strip()), None)
    if start is None or not _FENCE.match(front.page[start].strip()):
        return
    inside = front.page[start + 1 : start + 1 + _LONGEST]
    end = next((at for at, line in enumerate(inside) if _CLOSE.match(line.strip())), None)
    if end is None or not any(_KEY.match(line) for line in inside[:end]):
        return
    for at, line in enumerate(inside[:end], start=start + 2):
        if not line.strip() or line.lstrip().startswith("#"):
            if says_something(line):
                front.comments.append(Written(at, plain(line)))
        elif (entry := _ENTRY.match(line)) and front.facts:
            front.facts[-1][1].append(Written(at, _value(entry[1])))
        elif (found := _KEY.match(line)) and line[:1] not in {" ", "\t"}:
            values = found[2].strip()
            inner = values[1:-1].split(",") if values[:1] == "[" and values[-1:] == "]" else [values]
            front.facts.append((found[1], [Written(at, text) for each in inner if (text := _value(each))] or []))
            if not front.facts[-1][1]:
                front.facts[-1][1].append(Written(at, ""))
        else:
            front.strange.append(Written(at, plain(line)))
    for at in range(start, start + end + 2):
        front.page[at] = ""


def _value(text: str) -> str:
    text = text.strip().rstrip(",").strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return plain(text)


def _comments(front: Front) -> None:
    """Blank out what stands between `<!--` and `-->`."""
    inside = fenced = False
    for at, line in enumerate(front.page):
        if not inside and line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if fenced or not (inside or "<!--" in line):
            continue
        kept: list[str] = []
        rest = line
        told: list[str] = []
        while rest:
            mark = "-->" if inside else "<!--"
            before, found, rest = rest.partition(mark)
            (told if inside else kept).append(before)
            if found:
                inside = not inside
        front.page[at] = "".join(kept)
        if says_something(words := plain(" ".join(told))):
            front.comments.append(Written(at + 1, words))
