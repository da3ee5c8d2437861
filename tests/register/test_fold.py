"""What stands now is a fold of the minutes, and of nothing else."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

from meetingtui.core.people import Party
from meetingtui.core.standing import Standing
from meetingtui.files.minutes import Minutes
from meetingtui.register.fold import Register, fold_minutes

HEAD = 'partnership = "quillmere-tolland"\ntitle = "A meeting"\nbegan = 14:00:00\n'


def told(*texts: str) -> list[tuple[str, Minutes]]:
    """Minutes a week apart, each with these tables."""
    made: list[tuple[str, Minutes]] = []
    for number, text in enumerate(texts, 1):
        day = date(2026, 10, 31) + timedelta(days=7 * number)
        head = f"{HEAD}meeting = {number}\ndate = {day.isoformat()}\n"
        made.append((f"m{number}", Minutes.model_validate(tomllib.loads(head + text))))
    return made


def after(*texts: str) -> Register:
    return fold_minutes(told(*texts))


def in_it(*parties: str, **when: date) -> dict[str, Party]:
    """Parties of a partnership by id; `when` says from or until which day."""
    return {party: Party.model_validate({"id": party, "name": party.title(), **when}) for party in parties}


ACTION = '[[action]]\nid = "A1"\ntext = "Open a door."\nowner = "imani"\ndue = 2026-11-20\naccepted = true\n'


def update(item: str, **fields: str) -> str:
    rows = "".join(f"{name} = {value}\n" for name, value in fields.items())
    return f'[[update]]\nitem = "{item}"\n{rows}'


def test_a_promise_stays_open_until_an_update_says_it_is_done() -> None:
    assert [one.id for one in after(ACTION).standing.actions] == ["A1"]
    assert after(ACTION, update("A1", to='"done"')).standing.actions == ()
    assert after(ACTION, update("A1", to='"dropped"', why='"not needed"')).standing.actions == ()


def test_a_move_changes_the_date_keeps_the_promise_open_and_is_counted() -> None:
    moved = update("A1", to='"moved"', due="2026-12-01", why='"the museum was closed"')
    again = update("A1", to='"moved"', due="2026-12-08", why='"still closed"')
    (one,) = after(ACTION, moved, again).standing.actions
    assert one.item.due == date(2026, 12, 8)
    assert one.moves == 2
    assert [change.why for change in one.history] == ["the museum was closed", "still closed"]
    assert [change.was for change in one.history] == [date(2026, 11, 20), date(2026, 12, 1)]


def test_age_is_counted_in_meetings_since() -> None:
    (one,) = after(ACTION, "", "").standing.actions
    assert one.meetings == 2


def test_a_new_owner_who_said_yes_has_accepted() -> None:
    offered = ACTION.replace("accepted = true", "accepted = false")
    (one,) = after(offered, update("A1", to='"handed on"', owner='"mateo"')).standing.actions
    assert (one.item.owner, one.item.accepted) == ("mateo", True)


def test_a_replaced_decision_is_not_in_force_and_its_successor_is() -> None:
    old = '[[decision]]\nid = "D1"\ntext = "Three sites."\n'
    new = '[[decision]]\nid = "D2"\ntext = "Two sites."\nreplaces = "D1"\n'
    assert [one.id for one in after(old, new).standing.decisions] == ["D2"]


def test_a_ratified_decision_waits_for_nobody_any_more() -> None:
    taken = '[[decision]]\nid = "D1"\ntext = "Two sites."\nyes = ["quillmere"]\nratify = { by = ["tolland"] }\n'
    (before,) = after(taken).standing.decisions
    assert before.item.ratify is not None
    (one,) = after(taken, update("D1", to='"ratified"', yes='["quillmere", "tolland"]')).standing.decisions
    assert (one.item.ratify, one.item.yes) == (None, ("quillmere", "tolland"))


def test_a_sign_that_was_seen_moves_the_risk_and_keeps_it_live() -> None:
    risk = '[[risk]]\nid = "R1"\ncause = "A site goes quiet."\nsign = "a week without a reply"\n'
    (one,) = after(risk, update("R1", sign='"seen"')).standing.risks
    assert (one.item.state, one.item.sign) == ("seen", "a week without a reply")
    assert after(risk, update("R1", to='"closed"')).standing.risks == ()


def test_an_amendment_takes_the_place_of_what_was_said() -> None:
    amended = ACTION + '[[amendment]]\npart = "A1.due"\nwas = 2026-11-20\nnow = 2026-12-01\n'
    (one,) = after(amended).standing.actions
    assert one.item.due == date(2026, 12, 1)


def test_a_change_that_does_not_fit_leaves_the_item_and_marks_it_uncertain() -> None:
    amended = ACTION + '[[amendment]]\npart = "A1.due"\nnow = "soon"\n'
    (one,) = after(amended).standing.actions
    assert (one.item.due, one.uncertain) == (date(2026, 11, 20), True)


def test_an_update_of_nothing_is_named_and_nothing_is_dropped() -> None:
    made = after(ACTION, update("A9", to='"done"'))
    assert len(made.standing.actions) == 1
    assert made.lost == ("m2: the update of A9 names nothing that is in any minutes",)


def test_what_was_open_when_a_file_broke_is_uncertain() -> None:
    later = ACTION.replace("A1", "A2")
    made = fold_minutes(told(ACTION, "", later), broken_on=[date(2026, 11, 14)])
    assert [(one.id, one.uncertain) for one in made.standing.actions] == [("A1", True), ("A2", False)]


def test_every_broken_file_casts_its_doubt_not_only_the_first() -> None:
    later = ACTION.replace("A1", "A2")
    made = fold_minutes(
        told(ACTION, later, later.replace("A2", "A3")), broken_on=[date(2026, 11, 1), date(2026, 11, 15)]
    )
    assert [(one.id, one.uncertain) for one in made.standing.actions] == [("A1", True), ("A2", True), ("A3", False)]


def test_only_the_last_eight_marks_of_a_stream_are_kept_the_last_one_last() -> None:
    marks = [f'[[status]]\nstream = "pilot"\nagreed = "{c}"\n' for c in ["red"] * 2 + ["green"] * 1]
    made = fold_minutes(told(*(marks * 4)[:4]) + told(*(marks * 4)[:4]) + told(*(marks * 4)[:4]))
    assert len(made.standing.streams["pilot"]) == 8


def test_the_fold_survives_a_round_through_the_log() -> None:
    made = after(ACTION, update("A1", to='"moved"', due="2026-12-01")).standing
    assert Standing.model_validate_json(made.model_dump_json(by_alias=True)) == made


def test_an_agreement_holds_until_it_is_replaced_or_retired() -> None:
    made = '[[agreement]]\nid = "G1"\ntopic = "billing"\ntext = "One invoice."\nyes = ["quillmere"]\n'
    newer = made.replace("G1", "G2").replace("One invoice.", "Two invoices.") + 'replaces = "G1"\nversion = 2\n'
    assert [one.id for one in after(made).standing.agreements] == ["G1"]
    assert [one.id for one in after(made, newer).standing.agreements] == ["G2"]
    assert after(made, update("G1", to='"retired"', why='"nobody uses it"')).standing.agreements == ()
    (changed,) = after(
        made, update("G1", to='"changed"', text='"One invoice a month."', version="2")
    ).standing.agreements
    assert (changed.item.text, changed.item.version) == ("One invoice a month.", 2)


def test_a_text_that_was_not_adopted_does_not_stand_and_replaces_nothing() -> None:
    old = '[[decision]]\nid = "D1"\ntext = "Hold."\n'
    refused = '[[decision]]\nid = "D2"\ntext = "Go."\nstate = "not adopted"\nreplaces = "D1"\n'
    assert [one.id for one in after(old, refused).standing.decisions] == ["D1"]


def test_a_metric_keeps_its_readings_in_order() -> None:
    made = '[[metric]]\nid = "M1"\nname = "Days to a booked visit"\n'
    (one,) = after(
        made, update("M1", reading="12"), update("M1", reading='"about 9"', note='"two sites"')
    ).standing.metrics
    assert [(reading.value, reading.note) for reading in one.readings] == [("12", None), ("about 9", "two sites")]
    assert [change.to for change in one.history] == ["read", "read"]


def test_experiments_and_words_stand_until_somebody_ends_them() -> None:
    tried = '[[experiment]]\nid = "E1"\ntry = "Ring first."\n'
    word = '[[term]]\nid = "T1"\nword = "sprint"\nmeans = { tolland = "two weeks" }\n'
    stood = after(tried + word).standing
    assert (stood.experiments[0].item.try_, stood.terms[0].item.word) == ("Ring first.", "sprint")
    ended = after(
        tried + word, update("E1", to='"kept"', result='"fewer letters"') + update("T1", to='"let go"')
    ).standing
    assert (ended.experiments, ended.terms) == ((), ())


def test_ratings_of_a_line_are_kept_by_its_id_the_latest_eight() -> None:
    def rated(number: int) -> str:
        return f'[[rating]]\nline = "candour"\ntext = "Bad news travels."\nvalues = {{ tolland = [{number}, 4] }}\n'

    line = after(*(rated(number % 5 + 1) for number in range(10))).standing.ratings["candour"]
    assert [one.values["tolland"][0] for one in line] == [3, 4, 5, 1, 2, 3, 4, 5]


def test_a_grid_stands_as_its_last_version_left_it() -> None:
    def filled(text: str) -> str:
        return f'[[step]]\nkind = "grid"\nid = "who-decides"\n[step.grid.price]\ndecides = "{text}"\n'

    held = after(filled("Imani"), filled("Mateo")).standing.grids["who-decides"]
    assert (held.cells, held.minutes) == ({"price": {"decides": "Mateo"}}, "m2")


def test_minutes_wait_until_every_party_has_confirmed_them_there_or_later() -> None:
    word = '[[confirmed]]\nparty = "{}"\nby = "imani"\n'
    first, later = word.format("quillmere"), word.format("tolland") + 'of = "m1"\n'
    both = in_it("quillmere", "tolland")
    waiting = fold_minutes(told(first, ""), parties=both).standing.unconfirmed
    assert [(met.minutes, met.confirmed) for met in waiting] == [("m1", ("quillmere",)), ("m2", ())]
    assert [met.minutes for met in fold_minutes(told(first, later), parties=both).standing.unconfirmed] == ["m2"]
    assert fold_minutes(told(first, "")).standing.unconfirmed == ()


def test_minutes_do_not_wait_for_a_party_that_was_not_in_it_that_day() -> None:
    held = told('[[confirmed]]\nparty = "quillmere"\nby = "imani"\n', "")
    gone, came = in_it("tolland", left=date(2026, 10, 1)), in_it("tolland", joined=date(2026, 11, 8))
    here = in_it("quillmere")
    assert [met.minutes for met in fold_minutes(held, parties=here | gone).standing.unconfirmed] == ["m2"]
    assert [met.minutes for met in fold_minutes(held, parties=here | came).standing.unconfirmed] == ["m2"]


def test_a_stream_may_be_handed_on_and_ended() -> None:
    handed = '[[update]]\nstream = "pilot"\nto = "handed on"\nowner = "dara"\n'
    ended = '[[update]]\nstream = "pilot"\nto = "ended"\n'
    changes = after(handed, ended).standing.stream_changes
    assert (changes["pilot"].owner, changes["pilot"].ended) == ("dara", True)


def test_an_amendment_stands_in_the_history_of_what_it_changed() -> None:
    amended = '[[amendment]]\npart = "A1.due"\nnow = 2026-12-01\nwhy = "a holiday"\n'
    (one,) = after(ACTION, amended).standing.actions
    assert one.item.due == date(2026, 12, 1)
    assert [(change.to, change.why) for change in one.history] == [("amended", "a holiday")]


def test_what_was_left_open_stands_until_somebody_takes_it_on_or_lets_it_go() -> None:
    left = '[[open]]\nid = "A4"\ntext = "Ask the courier."\nmissing = ["an owner", "a date"]\n'
    (one,) = after(left).standing.actions
    assert (one.id, one.item.text, one.item.owner) == ("A4", "Ask the courier.", None)
    (taken,) = after(left, update("A4", to='"handed on"', owner='"mateo"', due="2026-12-01")).standing.actions
    assert (taken.item.owner, taken.item.due) == ("mateo", date(2026, 12, 1))
    assert after(left, update("A4", to='"dropped"', why='"solved"')).standing.actions == ()


def test_what_was_to_be_looked_at_again_and_is_replaced_in_the_same_meeting_is_replaced() -> None:
    old = '[[decision]]\nid = "D1"\ntext = "Hold."\n'
    new = '[[decision]]\nid = "D2"\ntext = "Go."\nreplaces = "D1"\n'
    assert [one.id for one in after(old, update("D1", to='"to revisit"') + new).standing.decisions] == ["D2"]


def test_a_sign_or_a_reading_does_not_open_again_what_was_closed() -> None:
    risk = '[[risk]]\nid = "R1"\ncause = "Silence."\nsign = "a week"\n'
    closed = update("R1", to='"closed"', why='"settled"') + update("R1", sign='"not seen"')
    assert after(risk, closed).standing.risks == ()
    metric = '[[metric]]\nid = "M1"\nname = "Days"\n'
    assert after(metric, update("M1", to='"retired"') + update("M1", reading="9")).standing.metrics == ()
    assert [one.id for one in after(risk, closed, update("R1", to='"open"')).standing.risks] == ["R1"]


def test_what_has_ended_is_still_told_with_its_history() -> None:
    made = after(ACTION, update("A1", to='"done"', note='"the door is open"'))
    assert made.standing.actions == ()
    assert made.items["A1"].state == "done"
    assert [(one.to, one.why) for one in made.items["A1"].history] == [("done", "the door is open")]


def test_an_amendment_in_the_same_minutes_corrects_what_they_said_before_anything_else_happens() -> None:
    corrected = ACTION + '[[amendment]]\npart = "A1.due"\nnow = 2026-11-25\nwhy = "mistyped"\non = 2026-11-26\n'
    made = after(corrected, update("A1", to='"moved"', due="2026-12-01"))
    assert made.items["A1"].item.due == date(2026, 12, 1)
    assert [(one.to, one.was) for one in made.items["A1"].history] == [("amended", None), ("moved", date(2026, 11, 25))]


def test_an_amendment_that_does_not_fit_makes_the_item_uncertain() -> None:
    made = after(ACTION + '[[amendment]]\npart = "A1.due"\nnow = "some day"\n')
    assert made.items["A1"].uncertain
    assert made.items["A1"].item.due == date(2026, 11, 20)


def test_answers_stand_as_the_last_meeting_that_had_any_left_them() -> None:
    def answered(text: str) -> str:
        row = f'said = [{{ party = "tolland", text = "{text}", prompt = 2 }}]'
        return f'[[step]]\nkind = "ask"\nid = "why"\nprompts = ["What?", "Why?"]\ngist = "{text} all"\n{row}\n'

    silent = '[[step]]\nkind = "ask"\nid = "why"\nskipped = true\n'
    held = after(answered("Rain"), answered("Sun"), silent).standing.answers["why"]
    assert held.gist == "Sun all"
    assert [(one.party, one.prompt, one.text) for one in held.said] == [("tolland", "Why?", "Sun")]
