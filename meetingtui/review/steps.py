"""What was said and found in the steps of a meeting, in plain text: status, ratings, gists, themes, doors, grids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from meetingtui.core.text import fold_name
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_steps import Card, Cause, Said, Stage, StepRecord, Theme
from meetingtui.files.minutes_tables import Rating
from meetingtui.review.names import Names
from meetingtui.review.writer import Writer

_PERSON = re.compile(r"(?<!\S)[@+]([^\W_][\w-]*)")


def write_steps(out: Writer, minutes: Minutes, names: Names) -> None:
    """Status and ratings first, then each step that left something to read."""
    _status(out, minutes, names)
    _ratings(out, minutes, names)
    for step in minutes.step:
        if _told(step):
            out.heading(step.title or step.kind)
            _step(out, step, names)


def _status(out: Writer, minutes: Minutes, names: Names) -> None:
    if minutes.status:
        out.heading("Status")
    for row in minutes.status:
        says = ", ".join(f"{names.short(party)} {colour}" for party, colour in row.says.items()) or "nobody said"
        was = f", was {row.was}" if row.was else ""
        agreed = "the parties see it differently" if row.agreed == "differs" else f"agreed: {row.agreed or 'open'}"
        out.text(f"{says}; {agreed}{was}", first=f"{names.stream(row.stream)}: ", hang=2)
        for word, text in (("because", row.because), ("ask", row.ask)):
            if text:
                out.text(text, first=f"{word}: ", indent=2, hang=2)


def _ratings(out: Writer, minutes: Minutes, names: Names) -> None:
    if minutes.rating:
        out.heading("Ratings")
    for row in minutes.rating:
        out.text(row.text)
        for party in names.listed((*row.values, *row.abstained)):
            out.text(_values(row, party), first=f"{names.short(party)}: ", indent=2, hang=2)
        _said(out, row.comment, (), names, indent=2)


def _values(row: Rating, party: str) -> str:
    """One party's values; nothing is ever put together across parties."""
    values = row.values.get(party, ())
    words = " ".join(str(value) for value in values) or "no value"
    middle = row.median.get(party)
    facts = [f"middle {middle:g}" if middle is not None and len(values) > 1 else ""]
    facts.append("as one voice" if party in row.voice else "")
    away = row.abstained.get(party, 0)
    facts.append(f"{away} abstained" if away else "")
    told = ", ".join(fact for fact in facts if fact)
    return f"{words} ({told})" if told else words


def _told(step: StepRecord) -> bool:
    parts = (step.gist, step.outcome, step.said, step.theme, step.left, step.stage, step.grid, step.check, step.unknown)
    return any(parts)


def _step(out: Writer, step: StepRecord, names: Names) -> None:
    if step.kind == "close":
        out.text(" ".join(step.prompts))
    for text in (step.gist, step.outcome):
        if text:
            out.text(text)
            if step.agreed is False:
                out.text("(not yet agreed by the room)")
    _said(out, step.said, step.prompts, names)
    for theme in step.theme:
        _theme(out, theme, names)
    for stage in step.stage:
        _stage(out, stage, names)
    _grid(out, step, names)
    if step.left:
        out.text("Not taken further today:")
    for card in step.left:
        _card(out, card, names)


def _said(out: Writer, rows: Iterable[Said], prompts: tuple[str, ...], names: Names, *, indent: int = 0) -> None:
    asked = 0
    for said in rows:
        if said.prompt and said.prompt != asked and said.prompt <= len(prompts):
            asked = said.prompt
            out.text(prompts[asked - 1], indent=indent)
        who = f", {names.person(said.who)}" if said.who else ""
        out.text(said.text, first=f"{names.short(said.party)}{who}: ", indent=indent, hang=2)


def _theme(out: Writer, theme: Theme, names: Names) -> None:
    votes = ", ".join(f"{names.short(party)} {theme.votes[party]}" for party in names.listed(theme.votes))
    facts = [f"dots: {votes}" if votes else "", f"became {', '.join(theme.answer)}" if theme.answer else ""]
    told = "; ".join(fact for fact in facts if fact)
    one = theme.cards[0].text if len(theme.cards) == 1 else ""
    name = theme.name or one or "Without a name"
    alone = _card_facts(theme.cards[0], names) if one and fold_name(name) == fold_name(one) else ""
    told = "; ".join(fact for fact in (alone, told) if fact)
    out.text(f"{name} ({told})" if told else name, hang=2)
    if not one or fold_name(name) != fold_name(one):
        for card in theme.cards:
            _card(out, card, names)


def _card_facts(card: Card, names: Names) -> str:
    facts = [names.short(card.party) if card.party else "", card.column or "", "late" if card.late else ""]
    return ", ".join(fact for fact in facts if fact)


def _card(out: Writer, card: Card, names: Names) -> None:
    told = _card_facts(card, names)
    out.text(f"{card.text} ({told})" if told else card.text, first="- ", indent=2)


def _stage(out: Writer, stage: Stage, names: Names) -> None:
    again = " (to look at again)" if stage.again else ""
    way = " (gone through with a reason)" if stage.passed == "with a reason" else ""
    out.text(f"{stage.name}{way}{again}")
    if stage.gist:
        out.text(stage.gist, indent=2)
    if stage.agreed:
        out.text(f"Agreed by {names.everyone(stage.agreed)}.", indent=2)
    _said(out, stage.said, (), names, indent=2)
    if stage.heard:
        out.text(f"Said they were heard: {names.everyone(stage.heard)}.", indent=2)
    for party, who in stage.restated.items():
        out.text(f"{names.short(party)} was said back by {who}.", indent=2)
    for word, texts in (("Options", stage.options), ("Fair test", stage.criteria), ("Chosen", stage.chosen)):
        if texts:
            out.text(f"{word}:", indent=2)
        for text in texts:
            out.text(text, first="- ", indent=4)
    _causes(out, stage.cause)
    _cells(out, stage.grid, {}, {}, indent=2)


def _causes(out: Writer, causes: tuple[Cause, ...]) -> None:
    """Whys beneath what they explain."""
    known = {cause.id for cause in causes}
    written: set[int] = set()

    def beneath(under: int | None, depth: int) -> None:
        for cause in causes:
            parent = cause.under if cause.under in known and cause.under != cause.id else None
            if parent == under and cause.id not in written:
                written.add(cause.id)
                basis = f" ({cause.basis})" if cause.basis else ""
                out.text(f"{cause.text}{basis}", first="because " if depth else "why: ", indent=2 + 2 * min(depth, 6))
                beneath(cause.id, depth + 1)

    beneath(None, 0)
    for cause in causes:  # edited by hand so that they explain each other
        if cause.id not in written:
            beneath(cause.under, 1)


def _grid(out: Writer, step: StepRecord, names: Names) -> None:
    rows = {row: step.rows.get(row, names.short(row)) for row in step.grid}
    cols = {**{name: _column(name, step.cols, names) for cells in step.grid.values() for name in cells}, **step.cols}
    grid = {row: {col: _cell_words(text, names) for col, text in cells.items()} for row, cells in step.grid.items()}
    _cells(out, grid, rows, cols, indent=0)
    for found in step.check:
        row = step.rows.get(found.row, names.short(found.row))
        words = f"{row}, {step.cols.get(found.col, found.col)}: {found.mark}"
        out.text(f"{words}: {found.text}" if found.text else words, first="Checked. ", hang=2)
    for cell in step.unknown:
        row, _, col = cell.partition("/")
        there = f"{step.rows.get(row, names.short(row))}, {step.cols.get(col, col)}" if col else cell
        out.text(f"{there}: nobody here knows yet.", hang=2)


def _cell_words(text: str, names: Names) -> str:
    """A cell as people say it: people by their names, and what was left empty on purpose in words."""
    if text == "–":
        return "left empty on purpose"
    return _PERSON.sub(lambda found: names.person(found[1]), text)


def _column(name: str, cols: Mapping[str, str], names: Names) -> str:
    """The words of a column; a cell that has a line from each party is `column/party`."""
    col, _, party = name.partition("/")
    words = cols.get(col, col)
    return f"{words}, {names.short(party)}" if party else words


def _cells(
    out: Writer,
    grid: Mapping[str, Mapping[str, str]],
    rows: Mapping[str, str],
    cols: Mapping[str, str],
    *,
    indent: int,
) -> None:
    for row, cells in grid.items():
        out.text(rows.get(row, row), indent=indent)
        for col, text in cells.items():
            out.text(text, first=f"{cols.get(col, col)}: ", indent=indent + 2, hang=2)
