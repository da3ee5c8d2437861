"""What Tab offers in a capture line: beginnings first, then near misses, those in the room before the others."""

from __future__ import annotations

from meetingtui.core.capture_names import Named, parties, people, slips, squash, streams
from meetingtui.core.capture_shape import SHAPES, Completion, Context
from meetingtui.core.glossary import begun_terms
from meetingtui.core.items import ItemKind

_MARKS = frozenset("@+#")
_OFFERED = 6
_TYPED_AT_MOST = 80


def complete(kind: ItemKind, line: str, caret: int, context: Context) -> tuple[Completion, ...]:
    """What the word at the caret may become, best first: a name after a mark, else a term of the glossary."""
    caret = max(0, min(caret, len(line)))
    start, end = caret, caret
    while start and not line[start - 1].isspace():
        start -= 1
    while end < len(line) and not line[end].isspace():
        end += 1
    mark, typed = line[start : start + 1], line[start + 1 : caret]
    if mark not in _MARKS:
        begun = begun_terms(line, caret, context.terms)[:_OFFERED]
        return tuple(Completion(begin, end, word, word) for begin, word in begun)
    if caret == start or len(typed) > _TYPED_AT_MOST:
        return ()
    wanted = squash(typed)
    if typed and not wanted:
        return ()
    ranked: list[tuple[int, bool, int, Named]] = []
    for index, named in enumerate(_pool(kind, mark, context)):
        rank = _rank(wanted, named)
        if named.current and rank is not None:
            ranked.append((rank, named.noun == "people" and named.id not in context.present, index, named))
    best = sorted(ranked, key=lambda entry: entry[:3])[:_OFFERED]
    return tuple(Completion(start, end, f"{mark}{named.id}", _label(named, context)) for *_, named in best)


def _pool(kind: ItemKind, mark: str, context: Context) -> tuple[Named, ...]:
    shape = SHAPES[kind]
    if mark == "#":
        return streams(context)
    if not {"@": shape.at, "+": shape.plus}.get(mark):
        return ()
    return (*parties(context), *people(context)) if shape.sides else people(context)


def _rank(wanted: str, named: Named) -> int | None:
    """0 for a beginning of the name or of a word in it, then by the number of slips; None for neither."""
    words = (squash(word) for word in named.name.split())
    if any(form.startswith(wanted) for form in (*named.forms, *words)):
        return 0
    return slips(wanted, named)


def _label(named: Named, context: Context) -> str:
    side = context.partnership.party_name(named.side)
    return f"{named.name}, {side}" if named.noun == "people" else named.name
