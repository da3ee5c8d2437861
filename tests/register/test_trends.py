"""Is it getting better? Counted by stream, line and pair of parties; nobody is ranked."""

from __future__ import annotations

from datetime import date

from meetingtui.register.trends import Promises, Trends, trends
from tests.register.test_fold import ACTION, after, update
from tests.register.test_story import NAMES, stands


def found(*texts: str, since: date | None = None, until: date | None = None) -> Trends:
    return trends(after(*texts), NAMES, since, until)


def rated(quillmere: str, tolland: str, text: str = "Bad news travels fast.") -> str:
    values = f"{{ quillmere = {quillmere}, tolland = {tolland} }}"
    return f'[[rating]]\nline = "news"\ntext = "{text}"\nvalues = {values}\n'


def promise(number: int, **more: str) -> str:
    rows = "".join(f"{key} = {value}\n" for key, value in more.items())
    return f'[[action]]\nid = "A{number}"\ntext = "Do it."\nowner = "imani"\ndue = 2026-11-20\n{rows}'


def total(*texts: str) -> Promises:
    (quarters,) = found(*texts).pairs.values()
    return sum(quarters.values(), Promises())


def test_a_strip_has_a_letter_a_meeting_for_each_party_and_for_the_room() -> None:
    (strip,) = found(
        stands("pilot", quillmere="green", tolland="green"),
        "",
        stands("pilot", quillmere="green", tolland="red"),
        stands("pilot", tolland="no view"),
    ).strips
    assert strip.days == (date(2026, 11, 7), date(2026, 11, 21), date(2026, 11, 28))
    assert (strip.room, dict(strip.parties)) == ("G≠-", {"quillmere": "GG·", "tolland": "GR-"})
    assert strip.apart == 1


def test_ratings_keep_each_partys_spread_and_the_gap_between_their_middles() -> None:
    (line,) = found(rated("[4, 5, 5]", "[1, 2]"), rated("[5]", "[4]")).lines
    first, last = line.ratings
    assert first.parties == {"quillmere": (4, 5, 5), "tolland": (1, 1.5, 2)}
    assert (first.gap, first.spread, last.gap, line.top) == (3.5, 4, 1, 5)


def test_another_wording_is_another_line() -> None:
    assert len(found(rated("[4]", "[1]"), rated("[4]", "[1]", "Bad news is told within a day.")).lines) == 2


def test_a_party_that_did_not_rate_leaves_no_gap() -> None:
    (line,) = found(rated("[4]", "[]")).lines
    assert line.ratings[0].gap is None


def test_a_promise_done_on_its_day_is_kept_and_one_moved_or_late_is_later() -> None:
    done = update("A1", to='"done"')
    assert total(promise(1), done) == Promises(made=1, kept=1)
    moved = update("A1", to='"moved"', due="2026-12-01", why='"shut"')
    assert total(promise(1), moved, done) == Promises(made=1, later=1, moves=1)
    assert total(promise(1), "", "", done) == Promises(made=1, later=1)
    assert total(promise(1), update("A1", to='"dropped"', why='"no"')) == Promises(made=1, dropped=1)
    assert total(promise(1)) == Promises(made=1, open=1)


def test_a_promise_is_kept_where_the_first_meeting_after_its_day_hears_that_it_is_done() -> None:
    done = update("A1", to='"done"')
    # Due on 20 November; the meetings are on the 7th, 14th, 21st and 28th.
    assert total(promise(1), "", done) == Promises(made=1, kept=1)
    assert total(promise(1), "", "", done) == Promises(made=1, later=1)


def test_promises_are_counted_by_the_pair_whoever_owns_them() -> None:
    theirs = promise(2).replace("imani", "mateo")
    pairs = found(promise(1) + theirs).pairs
    assert list(pairs) == [("quillmere", "tolland")]
    assert pairs["quillmere", "tolland"] == {(2026, 4): Promises(made=2, open=2)}


def test_a_promise_of_nobody_is_nobodys_statistic() -> None:
    assert found(promise(1).replace('owner = "imani"\n', "")).pairs == {}


def test_a_question_is_settled_by_the_decision_that_came_of_it_or_by_its_answer() -> None:
    asked = '[[parked]]\nid = "Q1"\ntext = "Who pays?"\n[[parked]]\nid = "Q2"\ntext = "When?"\n'
    decided = '[[decision]]\nid = "D1"\ntext = "We share it."\nfrom = "Q1"\n' + update("Q1", to='"answered"')
    answered = update("Q2", to='"answered"', note='"in May"')
    one, other = found(asked, "", decided, answered).decided
    assert (one.id, one.how, one.days) == ("Q1", "decided", 14)
    assert (other.id, other.how, other.days) == ("Q2", "answered", 21)
    assert found(asked, decided).waiting == 1


def test_a_decision_that_was_not_adopted_settles_nothing() -> None:
    asked = '[[parked]]\nid = "Q1"\ntext = "Who pays?"\n'
    declined = '[[decision]]\nid = "D1"\ntext = "We share it."\nfrom = "Q1"\nstate = "not adopted"\n'
    assert found(asked, declined).decided == ()
    assert found(asked, declined).waiting == 1


def test_a_concern_is_settled_when_it_is_acknowledged() -> None:
    concern = '[[concern]]\nid = "C1"\nhappened = "A call nobody returned."\nacknowledged = 2026-11-17\n'
    (one,) = found(concern).decided
    assert (one.how, one.days) == ("acknowledged", 10)


def test_a_span_of_days_narrows_everything() -> None:
    texts = (stands("pilot", quillmere="green"), promise(1), stands("pilot", quillmere="red"))
    assert found(*texts, since=date(2026, 11, 20)).strips[0].room == "R"
    assert found(*texts, until=date(2026, 11, 10)).pairs == {}
    assert found(ACTION, since=date(2027, 1, 1)) == Trends()


def test_a_late_promise_that_is_handed_on_with_another_day_was_not_kept_as_first_agreed() -> None:
    handed = update("A1", to='"handed on"', owner='"mateo"', due="2027-03-01")
    counted = total(promise(1), "", "", handed, update("A1", to='"done"'))
    assert (counted.kept, counted.later) == (0, 1)
    in_time = update("A1", to='"handed on"', owner='"mateo"')
    assert total(promise(1), in_time, update("A1", to='"done"')).kept == 1
