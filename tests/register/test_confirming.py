"""Who may confirm, when silence counts, and what may be opened again."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.core.people import Lapse, Partnership
from meetingtui.files.minutes_tables import Confirmed, Reopened
from meetingtui.register import confirming
from meetingtui.register.confirming import lapses_after, newest, take_as_read, working_days_after
from meetingtui.register.seal import seal_of
from meetingtui.steps.protocol import Refusal
from tests.register.sealing import BOTH, PARTNERSHIP, after, state_of, with_words
from tests.register.test_meaning import TEXT, read

SEAL = seal_of(read(TEXT))
TOLLAND = Confirmed(party="tolland", by="mateo", on=date(2026, 11, 23))
LAPSE = Lapse.model_validate({"days": 5, "from": "G3"})
LAPSING = PARTNERSHIP.model_copy_with(lapse=LAPSE)


def confirm(text: str, row: Confirmed = TOLLAND, names: Partnership = PARTNERSHIP):
    return confirming.confirm(read(text), names, state_of(read(text)), row)


def reopen(text: str, *yes: str, last: bool = True):
    row = Reopened(why="half is missing", yes=yes)
    return confirming.reopen(read(text), PARTNERSHIP, state_of(read(text)), row, last=last)


def said(decided: object) -> str:
    """The sentence of a rule that said no."""
    assert isinstance(decided, Refusal), decided
    return decided.sentence


def test_a_partys_word_is_written_with_the_seal_and_the_draft_stays_one_until_all_have_spoken() -> None:
    edits = confirm(TEXT)
    assert not isinstance(edits, Refusal)
    held = after(TEXT, edits)
    assert (held.state, held.confirmed) == ("draft", (TOLLAND.model_copy(update={"seal": SEAL}),))
    other = confirm(with_words(TEXT, SEAL, "quillmere"))
    assert not isinstance(other, Refusal)
    assert after(with_words(TEXT, SEAL, "quillmere"), other).state == "confirmed"


def test_a_word_that_does_not_hold_any_more_does_not_make_minutes_confirmed() -> None:
    text = with_words(TEXT.replace("2026-11-27", "2026-11-28"), SEAL, "quillmere")
    edits = confirm(text)
    assert not isinstance(edits, Refusal)
    assert after(text, edits).state == "draft"


def test_a_party_confirms_again_what_was_changed_and_not_what_was_not() -> None:
    assert "confirmed these minutes already on Mon 23 Nov 2026" in said(confirm(with_words(TEXT, SEAL, "tolland")))
    changed = confirm(with_words(TEXT.replace("2026-11-27", "2026-11-28"), SEAL, "tolland"))
    assert not isinstance(changed, Refusal)


def test_words_that_were_read_out_have_to_be_those_of_the_minutes() -> None:
    right = confirm(TEXT, TOLLAND.model_copy(update={"seal": SEAL.upper().replace(" ", "-")}))
    assert not isinstance(right, Refusal)
    assert after(TEXT, right).confirmed[0].seal == SEAL
    wrong = confirm(TEXT, TOLLAND.model_copy(update={"seal": "copper lantern seven harbor"}))
    assert said(wrong).startswith(f'these minutes read "{SEAL}", not "copper lantern seven harbor"')


def test_an_open_meeting_is_not_confirmed_from_outside() -> None:
    assert "still open" in said(confirm(TEXT.replace('"draft" ', '"in progress" ')))


def test_a_party_that_was_not_in_it_that_day_has_no_word_and_is_not_waited_for() -> None:
    left = PARTNERSHIP.party[1].model_copy(update={"left": date(2026, 6, 1)})
    names = PARTNERSHIP.model_copy_with(party=(PARTNERSHIP.party[0], left))
    assert "was not in the partnership on Fri 20 Nov 2026" in said(confirm(TEXT, names=names))
    edits = confirm(TEXT, TOLLAND.model_copy(update={"party": "quillmere"}), names)
    assert not isinstance(edits, Refusal)
    assert after(TEXT, edits).state == "confirmed"


def test_amended_minutes_that_are_confirmed_again_stay_amended() -> None:
    text = with_words(TEXT, SEAL, "quillmere") + '\n[[amendment]]\npart = "A31.due"\nnow = 2026-12-01\n'
    edits = confirm(text)
    assert not isinstance(edits, Refusal)
    assert after(text, edits).state == "amended"


# lapse -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "number", "wanted"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 20), 5, date(2026, 11, 27)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), 10, date(2026, 12, 7)),
    ],
)
def test_working_days_are_monday_to_friday(day: date, number: int, wanted: date) -> None:
    assert working_days_after(day, number) == wanted


def test_a_party_is_waited_for_until_the_later_of_the_agreed_days_and_the_day_that_was_asked_for() -> None:
    minutes = read(TEXT)
    assert lapses_after(minutes, LAPSE) == date(2026, 11, 27)
    assert lapses_after(minutes.model_copy(update={"confirm_by": date(2026, 12, 2)}), LAPSE) == date(2026, 12, 2)
    assert lapses_after(minutes.model_copy(update={"confirm_by": date(2026, 11, 23)}), LAPSE) == date(2026, 11, 27)


def test_silence_counts_only_where_that_was_agreed_and_only_when_the_days_are_over() -> None:
    minutes = read(TEXT)
    state = state_of(minutes)
    assert "have agreed no lapse" in said(take_as_read(minutes, PARTNERSHIP, state, date(2027, 1, 1)))
    assert "until Fri 27 Nov 2026" in said(take_as_read(minutes, LAPSING, state, date(2026, 11, 27)))
    assert not isinstance(take_as_read(minutes, LAPSING, state, date(2026, 11, 28)), Refusal)


def test_silence_is_written_as_silence_and_only_for_those_who_said_nothing() -> None:
    text = with_words(TEXT, SEAL, "quillmere")
    edits = take_as_read(read(text), LAPSING, state_of(read(text)), date(2026, 11, 30))
    assert not isinstance(edits, Refusal)
    held = after(text, edits)
    row = held.confirmed[-1]
    assert (row.party, row.by, row.how) == ("tolland", None, "by lapse of 5 working days (G3)")
    assert (held.state, len(held.confirmed)) == ("confirmed", 2)


def test_whoever_left_before_a_meeting_has_no_word_on_its_minutes() -> None:
    def leaving(day: date) -> Partnership:
        people = [one.model_copy(update={"until": day if one.id == "mateo" else None}) for one in PARTNERSHIP.person]
        return PARTNERSHIP.model_copy_with(person=tuple(people))

    assert said(confirm(TEXT, names=leaving(date(2026, 11, 19)))).endswith(
        "left on Thu 19 Nov 2026, before this meeting; somebody else has to say it"
    )
    assert not isinstance(confirm(TEXT, names=leaving(date(2026, 11, 20))), Refusal)


# reopen ----------------------------------------------------------------------------------------------------------


def test_opened_again_every_word_is_gone_and_it_says_why() -> None:
    text = with_words(TEXT.replace('"draft" ', '"confirmed" '), SEAL, *BOTH)
    text += '\n[[confirmed]]\nparty = "tolland"\nof = "2026-11-06-weekly"\n'
    edits = reopen(text, *BOTH)
    assert not isinstance(edits, Refusal)
    held = after(text, edits)
    assert (held.state, [row.of for row in held.confirmed]) == ("draft", ["2026-11-06-weekly"])
    assert [(row.why, row.seal, row.yes) for row in held.reopened] == [("half is missing", SEAL, BOTH)]


def test_only_the_newest_are_opened_again_and_only_with_every_partys_yes() -> None:
    text = with_words(TEXT.replace('"draft" ', '"confirmed" '), SEAL, *BOTH)
    assert "only the newest minutes" in said(reopen(text, *BOTH, last=False))
    assert said(reopen(text, "tolland")).startswith("Quillmere has not said yes")
    assert "a draft already" in said(reopen(TEXT, *BOTH))


def test_the_newest_are_those_of_the_last_meeting_that_is_over() -> None:
    later = read(TEXT.replace("2026-11-20", "2026-12-04"))
    running = read(TEXT.replace("2026-11-20", "2026-12-11").replace('"draft" ', '"in progress" '))
    assert newest([("a", later), ("b", read(TEXT)), ("c", running)]) == "a"
    assert newest([]) == ""
