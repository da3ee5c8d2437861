"""How the work stands, on one page, without blame: by stream, with no person beside a promise, a colour or a risk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from meetingtui.core.dates import say_date
from meetingtui.core.standing import LETTERS, CarriedAction, CarriedMetric, CarriedRisk, Stood, together
from meetingtui.files.minutes_tables import Status
from meetingtui.review.export.book import Book
from meetingtui.review.export.document import Document, Row, named
from meetingtui.review.export.paper import SHAPES, Cell, Line, Mark, Paper, Strip, Table, section
from meetingtui.review.names import Names

MARKS = 8
LEGEND = (
    f"G is {SHAPES['green']}, Y {SHAPES['yellow']}, R {SHAPES['red']}, - no view, · was not asked. The latest is last."
)


def dashboard_document(book: Book) -> Document:
    """Streams as each party sees them, promises by stream, measures, risks and their signs, what help is asked for."""
    names, standing = book.names, book.register.standing
    streams = _streams(book)
    asks = tuple(_asks(book, streams))
    sections = (
        *section("Streams, as each party sees them", _status(book, streams, names)),
        *section("What help is asked for", (Line(ask, f"{names.stream(stream)}:") for stream, ask, _ in asks)),
        *section("Promises by stream", _promises(book, streams, names)),
        *section("Measures", (_metric(one) for one in standing.metrics)),
        *section("Risks we watch", map(_risk, sorted(standing.risks, key=lambda one: one.item.state != "seen"))),
    )
    latest = book.latest
    about = f"As of {say_date(latest.date)}, {latest.title}." if latest else "There are no minutes yet."
    paper = Paper(book.partnership.name, "How the work stands", (Line(about),), sections, book.foot)
    said = _data(book, streams, asks)
    rows = tuple(_rows(book, streams, asks, names))
    return Document("dashboard", "full", paper, rows, {"names": named(book.partnership, said), **said})


def _streams(book: Book) -> tuple[str, ...]:
    """The streams that have not ended, as the partnership lists them, then those that only minutes know."""
    ended = {stream for stream, now in book.register.standing.stream_changes.items() if now.ended}
    known = dict.fromkeys((*book.partnership.streams, *book.register.streams))
    return tuple(stream for stream in known if stream not in ended)


def _marks(book: Book, stream: str) -> tuple[Stood, ...]:
    return book.register.streams.get(stream, ())[-MARKS:]


def _parties(book: Book, names: Names) -> tuple[str, ...]:
    return names.listed(party for marks in book.register.streams.values() for one in marks for party in one.says)


def _status(book: Book, streams: tuple[str, ...], names: Names) -> Iterator[Line | Table]:
    parties = _parties(book, names)
    rows: list[tuple[Cell, ...]] = []
    for stream in streams:
        marks = _marks(book, stream)
        if marks:
            strips = (_strip(marks, party) for party in parties)
            called = marks[-1].agreed or together(marks[-1].says)
            rows.append((names.stream(stream), *strips, Mark(called) if called else "open", marks[-1].because or ""))
    if rows:
        columns = ("Stream", *(f"{names.short(party)}, last {MARKS}" for party in parties), "Latest", "Because")
        yield Table(columns, tuple(rows))
        yield Line(LEGEND)


def _strip(marks: tuple[Stood, ...], party: str) -> Strip:
    """One letter a meeting; a dot where the party did not say."""
    return Strip(tuple(LETTERS[one.says[party]] if party in one.says else "·" for one in marks))


def _asks(book: Book, streams: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """The latest ask of each stream, where its latest status has one: stream, words, day."""
    latest: dict[str, tuple[Status, str]] = {}
    for _, minutes in book.held:
        latest |= {row.stream: (row, minutes.date.isoformat()) for row in minutes.status}
    for stream in streams:
        row, day = latest.get(stream, (None, ""))
        if row is not None and row.ask:
            yield stream, row.ask, day


def _by_stream(book: Book, streams: tuple[str, ...]) -> Iterator[tuple[str, list[CarriedAction]]]:
    """Open promises by stream and by day; those of no stream last."""
    found = book.register.standing.actions
    others = tuple(dict.fromkeys(one.item.stream for one in found if one.item.stream not in (*streams, None)))
    for stream in (*streams, *others, None):
        mine = [one for one in found if one.item.stream == stream]
        if mine:
            yield stream or "", sorted(mine, key=lambda one: (one.item.due is None, one.item.due or one.on, one.on))


def _promises(book: Book, streams: tuple[str, ...], names: Names) -> Iterator[Line]:
    for stream, found in _by_stream(book, streams):
        lines = (Line(f"{_when(one)}: {one.item.text}", one.id) for one in found)
        yield Line(names.stream(stream) if stream else "Across streams", "", tuple(lines))


def _when(one: CarriedAction) -> str:
    return say_date(one.item.due) if one.item.due else "no day yet"


def _metric(one: CarriedMetric) -> Line:
    item = one.item
    seen = [*([item.baseline] if item.baseline else []), *(reading.value for reading in one.readings[-MARKS:])]
    target = f"; we aim at {item.target}" if item.target else ""
    last = f", last read {say_date(one.readings[-1].on)}" if one.readings else ", not read yet"
    line = f"{' → '.join(seen)}{last}" if seen else "not read yet"
    return Line(item.name, "", (Line(f"{line[:1].upper()}{line[1:]}{target}."),))


def _risk(one: CarriedRisk) -> Line:
    seen = "has been seen" if one.item.state == "seen" else "not seen"
    sign = [Line(f"{one.item.sign} ({seen})", "Early sign:")] if one.item.sign else []
    answer = [Line(one.item.mitigation, "Our answer:")] if one.item.mitigation else []
    return Line(one.item.cause, one.id, (*sign, *answer))


def _rows(book: Book, streams: tuple[str, ...], asks: tuple[tuple[str, str, str], ...], names: Names) -> Iterator[Row]:
    for stream in streams:
        for one in _marks(book, stream):
            for party, colour in one.says.items():
                name = names.stream(stream)
                yield Row("status", text=name, party=names.short(party), state=colour, stream=name, date=one.on)
    for stream, ask, day in asks:
        yield Row("ask", text=ask, stream=names.stream(stream), about=day)
    for stream, found in _by_stream(book, streams):
        name = names.stream(stream) if stream else ""
        for one in found:
            yield Row("promise", one.id, one.item.text, due=one.item.due, stream=name, date=one.on)
    for one in book.register.standing.metrics:
        for reading in one.readings[-MARKS:]:
            yield Row("measure", one.id, one.item.name, state=reading.value, date=reading.on)
    for one in book.register.standing.risks:
        sign = f"early sign: {one.item.sign}" if one.item.sign else ""
        yield Row("risk", one.id, one.item.cause, state=one.item.state, due=one.item.by, date=one.on, about=sign)


def _data(book: Book, streams: tuple[str, ...], asks: tuple[tuple[str, str, str], ...]) -> dict[str, Any]:
    plain: dict[str, Any] = {"mode": "json", "by_alias": True, "exclude_none": True}
    return {
        "streams": [
            {"stream": stream, "marks": [one.model_dump(**plain) for one in _marks(book, stream)]} for stream in streams
        ],
        "asks": [{"stream": stream, "ask": ask, "on": day} for stream, ask, day in asks],
        "promises": [
            {"stream": stream, "id": one.id, "text": one.item.text}
            | {"due": one.item.due.isoformat() if one.item.due else None}
            for stream, found in _by_stream(book, streams)
            for one in found
        ],
        "measures": [
            {"id": one.id, "name": one.item.name, "baseline": one.item.baseline, "target": one.item.target}
            | {"readings": [reading.model_dump(**plain) for reading in one.readings[-MARKS:]]}
            for one in book.register.standing.metrics
        ],
        "risks": [
            {"id": one.id, "cause": one.item.cause, "sign": one.item.sign, "state": one.item.state}
            for one in book.register.standing.risks
        ],
    }
