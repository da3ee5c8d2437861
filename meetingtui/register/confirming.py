"""Who may confirm minutes, when silence may be taken for it, and how confirmed minutes are opened again. Pure.

What is written is said as edits of the minutes' file; a rule that says no says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from meetingtui.core.dates import say_date
from meetingtui.core.people import Lapse, Partnership
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Confirmed, Reopened
from meetingtui.files.toml_edit import Edit, NewRow, NewValue, NoRow
from meetingtui.register.seal import same_words
from meetingtui.register.sealing import SealState
from meetingtui.steps.protocol import Refusal

_FRIDAY = 4


def pending(minutes: Minutes, partnership: Partnership, state: SealState) -> tuple[str, ...]:
    """The parties that have not confirmed what the minutes say now, of those that were in it that day."""
    return tuple(party for party in partnership.parties_on(minutes.date) if not state.holds(party))


def is_confirmed(minutes: Minutes, partnership: Partnership, parties: Iterable[str]) -> bool:
    """Whether every party has confirmed, as the file says itself, or as these parties' words do."""
    return minutes.state in {"confirmed", "amended"} or (
        minutes.state == "draft" and set(partnership.parties_on(minutes.date)) <= set(parties)
    )


def confirm(minutes: Minutes, partnership: Partnership, state: SealState, word: Confirmed) -> list[Edit] | Refusal:
    """A party's confirmation. Where a seal was read out, it has to be that of these minutes."""
    names = partnership.party_name
    if minutes.state == "in progress":
        return Refusal("the meeting is still open; these minutes are confirmed when it closes, or after it")
    if word.party not in partnership.parties_on(minutes.date):
        return Refusal(f"{names(word.party)} was not in the partnership on {say_date(minutes.date)}")
    gone = [one.until for one in partnership.person if one.id == word.by]
    if gone and (left := max(day or date.max for day in gone)) < minutes.date:
        who = partnership.person_name(word.by or "")
        return Refusal(f"{who} left on {say_date(left)}, before this meeting; somebody else has to say it")
    if word.seal is not None and not same_words(word.seal, state.seal):
        other = "with the other copy in hand, meetingtui compare says what differs"
        return Refusal(f'these minutes read "{state.seal}", not "{word.seal}"; {other}')
    if state.holds(word.party):
        before = state.words[word.party]
        on = f" on {say_date(before.on)}" if before.on else ""
        return Refusal(f"{names(word.party)} has confirmed these minutes already{on}")
    row = word.model_copy(update={"seal": state.seal})
    return [NewRow("confirmed", row), *settled(minutes, partnership, state, {word.party})]


def settled(minutes: Minutes, partnership: Partnership, state: SealState, more: Iterable[str] = ()) -> list[Edit]:
    """What the file then says of itself, once every party's word holds."""
    missing = set(pending(minutes, partnership, state)) - set(more)
    wanted = "amended" if minutes.amendment else "confirmed"
    return [NewValue(("state",), wanted)] if not missing and minutes.state != wanted else []


# lapse -----------------------------------------------------------------------------------------------------------


def working_days_after(day: date, number: int) -> date:
    """The day that is so many working days after another; public holidays are not known."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() <= _FRIDAY
    return day


def lapses_after(minutes: Minutes, lapse: Lapse) -> date:
    """The last day on which a party is waited for: never before the day that was asked for."""
    counted = working_days_after(minutes.date, lapse.days)
    return max(counted, minutes.confirm_by or counted)


def silent(minutes: Minutes, partnership: Partnership, state: SealState, today: date) -> tuple[str, ...]:
    """The parties that have said nothing, once the agreed days are over: their silence may be taken for a word."""
    if partnership.lapse is None or minutes.state != "draft" or today <= lapses_after(minutes, partnership.lapse):
        return ()
    return tuple(party for party in partnership.parties_on(minutes.date) if party not in state.words)


def take_as_read(minutes: Minutes, partnership: Partnership, state: SealState, today: date) -> list[Edit] | Refusal:
    """Silence taken for a word, as the parties had agreed, and written down as that and nothing else."""
    if partnership.lapse is None:
        sentence = "the parties have agreed no lapse: partnership.toml has no [lapse] with days and from"
        return Refusal(sentence)
    quiet = silent(minutes, partnership, state, today)
    if not quiet:
        if all(party in state.words for party in partnership.parties_on(minutes.date)):
            return Refusal("every party has said its word on these minutes")
        until = say_date(lapses_after(minutes, partnership.lapse))
        return Refusal(f"the parties have until {until}; silence says nothing before that day is over")
    how = f"by {partnership.lapse}"
    rows = [NewRow("confirmed", Confirmed(party=party, on=today, how=how, seal=state.seal)) for party in quiet]
    return [*rows, *settled(minutes, partnership, state, quiet)]


# reopen ----------------------------------------------------------------------------------------------------------


def newest(held: Sequence[tuple[str, Minutes]]) -> str:
    """The name of the newest minutes that are closed; empty where there are none."""
    closed = [(minutes.date, minutes.began, name) for name, minutes in held if minutes.state != "in progress"]
    return max(closed)[2] if closed else ""


def reopen(
    minutes: Minutes, partnership: Partnership, state: SealState, row: Reopened, *, last: bool
) -> list[Edit] | Refusal:
    """Confirmed minutes taken back to a draft: the newest only, with every word that was given."""
    if minutes.state == "in progress":
        return Refusal("the meeting is still open")
    if not state.words and minutes.state == "draft":
        return Refusal("these minutes are a draft already: correct the file with any editor, then run check on it")
    if not last:
        return Refusal("only the newest minutes may be opened again; what is wrong in earlier ones is amended")
    if elsewhere := next((word for word in state.words.values() if word.said_in), None):
        return Refusal(f"they were confirmed in {elsewhere.said_in}; what is wrong in them is amended")
    if missing := lacking(partnership, minutes, row.on, row.yes):
        return Refusal(f"{missing} to open them again; a yes is written as --yes PARTY")
    own = [number for number, word in enumerate(minutes.confirmed) if word.of is None]
    gone: list[Edit] = [NoRow("confirmed", number) for number in reversed(own)]
    had = next((word.seal for word in state.words.values() if word.seal), None)
    kept = row.model_copy(update={"seal": had})
    draft: list[Edit] = [NewValue(("state",), "draft")] if minutes.state != "draft" else []
    return [*gone, *draft, NewRow("reopened", kept)]


def lacking(partnership: Partnership, minutes: Minutes, on: date | None, yes: Iterable[str]) -> str:
    """The sentence that says whose yes is missing; empty where everybody's is there.

    A party that has left since is not asked: it can neither agree any more nor stand in the way.
    """
    asked = (p for p in partnership.parties_on(minutes.date) if not partnership.parties[p].gone(on))
    missing = [partnership.party_name(party) for party in asked if party not in set(yes)]
    if not missing:
        return ""
    return f"{' and '.join(missing)} {'has' if len(missing) == 1 else 'have'} not said yes"
