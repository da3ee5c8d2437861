"""Who has confirmed minutes, what they were sealed with, and what has changed since, in plain text."""

from __future__ import annotations

from collections.abc import Iterator

from meetingtui.core.dates import say_date
from meetingtui.files.minutes import Minutes
from meetingtui.register.sealing import Changed, SealState, Word, words_of
from meetingtui.review.names import Names
from meetingtui.review.values import value_words
from meetingtui.review.writer import Writer


def write_confirmed(out: Writer, minutes: Minutes, names: Names, state: SealState | None) -> None:
    """Each party's word; with `state`, whether it still holds, those said in later minutes too."""
    out.heading("Confirmed")
    words = state.words if state else words_of("", minutes)
    asked = f", asked by {say_date(minutes.confirm_by)}" if minutes.confirm_by else ""
    for party in dict.fromkeys((*names.parties, *words)):
        word = words.get(party)
        said = word_of(word, names, seal=state is None) if word else f"not yet{asked}"
        out.text(f"{names.party(party)}: {said}", hang=2)
    if state is None or not any(word.seal for word in words.values()):
        return
    changed = "" if state.changed else ", unchanged since"
    out.text(f"{state.seal}{changed}", first="Seal: ", hang=2)
    for one in state.changed:
        who = names.everyone(one.parties)
        out.text(f"{who} confirmed {one.seal}.", first="Changed since sealed: ", hang=2)
        for line in changes(one):
            out.text(line, indent=2, hang=2)


def changes(changed: Changed) -> Iterator[str]:
    """What is different from what was confirmed, a line a part."""
    if changed.parts is None:
        yield "Where, nobody can say: the copy that was kept in sealed/ is not there."
    for part in changed.parts or ():
        yield f"{part.part}: was {value_words(part.was)}, now {value_words(part.now)}"


def word_of(word: Word, names: Names, *, seal: bool = True) -> str:
    """How a party confirmed; silence is never told as a signature."""
    by = f" by {names.person(word.by)}" if word.by else ""
    on = f" on {say_date(word.on)}" if word.on else ""
    how = f", {word.how}" if word.how else ""
    where = f", in {word.said_in}" if word.said_in else ""
    words = f"taken as confirmed{how}{on}{by}" if word.lapsed else f"confirmed{by}{on}{where}{how}"
    if word.corrections:
        words += f", {word.corrections} correction{'s' if word.corrections != 1 else ''}"
    return f"{words}; seal: {word.seal}" if word.seal and seal else words
