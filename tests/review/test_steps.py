"""What the steps left behind is told in words: who sees what, what came of it, and what is still open."""

from __future__ import annotations

import tomllib

import pytest

from meetingtui.core.people import Partnership, Stream
from meetingtui.files.minutes import Minutes
from meetingtui.review.plain import plain_text
from tests.steps.conftest import PARTNERSHIP

HEAD = 'partnership = "p"\ntitle = "T"\nmeeting = 1\ndate = 2026-11-20\nbegan = 14:00:00\n'
NAMES = PARTNERSHIP.with_stream(Stream(id="pilot", name="Three-museum pilot"))


def told(tables: str, names: Partnership | None = NAMES, width: int = 72) -> str:
    return plain_text(Minutes.model_validate(tomllib.loads(HEAD + tables)), names, width)


@pytest.mark.parametrize(
    ("tables", "lines"),
    [
        (
            '[[status]]\nstream = "pilot"\nsays = { quillmere = "green", tolland = "red" }\nagreed = "differs"\n'
            'was = "green"\nbecause = "One site is silent."\nask = "A contact."\n',
            [
                "Three-museum pilot: Quillmere green, Tolland red; the parties see it",
                "  because: One site is silent.",
                "  ask: A contact.",
            ],
        ),
        (
            '[[rating]]\nline = "news"\ntext = "Bad news travels within a day."\n'
            "values = { quillmere = [2, 2, 4], tolland = [5] }\nmedian = { quillmere = 2.0, tolland = 5.0 }\n"
            'voice = ["tolland"]\nabstained = { quillmere = 1 }\n'
            'comment = [{ party = "tolland", text = "We ring." }]\n',
            ["  Quillmere: 2 2 4 (middle 2, 1 abstained)", "  Tolland: 5 (as one voice)", "  Tolland: We ring."],
        ),
        (
            '[[step]]\nkind = "gather"\ntitle = "Why it failed"\nleft = [{ party = "tolland", text = "Rain." }]\n'
            '[[step.theme]]\nname = "Silence"\ncards = [{ text = "No reply." }, { text = "No news.", late = true }]\n'
            'votes = { tolland = 3, quillmere = 1 }\nanswer = ["R4"]\n',
            [
                "WHY IT FAILED",
                "Silence (dots: Quillmere 1, Tolland 3; became R4)",
                "  - No reply.",
                "  - No news. (late)",
                "Not taken further today:",
                "  - Rain. (Tolland)",
            ],
        ),
        (
            '[[step]]\nkind = "stages"\ntitle = "CARE"\n'
            '[[step.stage]]\nname = "Clarify"\ngist = "Two invoices, three days apart."\nagreed = ["quillmere"]\n'
            'passed = "ready"\n'
            '[[step.stage]]\nname = "Acknowledge"\nheard = ["quillmere"]\npassed = "with a reason"\nagain = true\n'
            'restated = { tolland = "the facilitator" }\n'
            '[[step.stage]]\nname = "Explore"\noptions = ["One invoice"]\ncriteria = ["The client reads it once"]\n'
            'chosen = ["One invoice"]\ncause = [{ id = 1, text = "Two systems", basis = "seen" }, '
            '{ id = 2, under = 1, text = "Bought apart" }]\n',
            [
                "  Two invoices, three days apart.",
                "  Agreed by Quillmere.",
                "Acknowledge (gone through with a reason) (to look at again)",
                "  Said they were heard: Quillmere.",
                "  Tolland was said back by the facilitator.",
                "  Fair test:",
                "    - The client reads it once",
                "  why: Two systems (seen)",
                "    because Bought apart",
            ],
        ),
        (
            '[[step]]\nkind = "grid"\ntitle = "Who decides"\nrows = { price = "The price" }\n'
            'cols = { who = "Who decides", done = "Done means" }\nunknown = ["price/told"]\n'
            '[step.grid.price]\nwho = "Imani"\n"done/tolland" = "paid"\n'
            '[[step.check]]\nrow = "price"\ncol = "who"\nparty = "tolland"\nmark = "partly"\ntext = "With Mateo."\n',
            [
                "The price",
                "  Who decides: Imani",
                "  Done means, Tolland: paid",
                "Checked. The price, Who decides: partly: With Mateo.",
                "The price, told: nobody here knows yet.",
            ],
        ),
        (
            '[[agreement]]\nid = "G2"\ntopic = "billing"\ntext = "One invoice."\noutcome = "clients pay once"\n'
            'yes = ["quillmere"]\nratify = { by = ["tolland"] }\n',
            [
                "G2   billing: One invoice. So that: clients pay once. Yes: Quillmere. To",
                "     be ratified by: Tolland.",
            ],
        ),
        (
            '[[experiment]]\nid = "E1"\ntry = "Ring first"\nuntil = 2026-12-18\nexpect = "fewer letters"\n',
            ["E1   Ring first. Until: Fri 18 Dec 2026. We expect: fewer letters."],
        ),
        (
            '[[decision]]\nid = "D1"\ntext = "Hold."\nstate = "deferred"\nheard = ["imani"]\naside = ["tolland"]\n'
            'criteria = ["Speed"]\n',
            ["Measured by: Speed", "Asked first: Imani Okafor.", "Stood aside: Tolland Bright Studio."],
        ),
        (
            '[[confirmed]]\nparty = "tolland"\nby = "mateo"\nof = "2026-11-06-weekly"\n',
            ["Minutes 2026-11-06-weekly. Tolland Bright Studio: confirmed by Mateo"],
        ),
        (
            '[[update]]\nstream = "pilot"\nto = "ended"\nwhy = "all sites are live"\n',
            ["Three-museum pilot ended, because all sites are live"],
        ),
        (
            '[[update]]\nitem = "A7"\nto = "handed on"\nowner = "mateo"\naccepted = true\n'
            '[[update]]\nitem = "A8"\nto = "accepted"\naccepted = true\n'
            '[[update]]\nitem = "X2"\nto = "landed"\nlanded = "They called back."\n'
            '[[update]]\nitem = "X2"\nto = "brought"\neffect = "Two days a month."\n',
            [
                "A7 handed on to Mateo Ferreira, accepted",
                "A8 accepted",
                "X2 landed: They called back.",
                "X2 brought: Two days a month.",
            ],
        ),
        ('[[update]]\nitem = "M1"\nreading = 12\n', ["M1 reading 12"]),
    ],
)
def test_the_text_has_the_lines(tables: str, lines: list[str]) -> None:
    text = told(tables)
    for line in lines:
        assert line.strip() in text, text
    assert text.index(lines[0].strip()) <= text.index(lines[-1].strip())


def test_another_meetings_confirmation_confirms_nothing_here() -> None:
    text = told('[[confirmed]]\nparty = "tolland"\nby = "mateo"\nof = "2026-11-06-weekly"\n')
    assert "Tolland Bright Studio: not yet" in text


def test_causes_that_explain_each_other_are_told_once() -> None:
    text = told(
        '[[step]]\nkind = "stages"\n[[step.stage]]\nname = "Whys"\n'
        'cause = [{ id = 1, under = 2, text = "first" }, { id = 2, under = 1, text = "second" }, '
        '{ id = 3, text = "third" }]\n'
    )
    assert [text.count(word) for word in ("first", "second", "third")] == [1, 1, 1]


def test_nothing_puts_the_values_of_two_parties_together() -> None:
    text = told('[[rating]]\nline = "n"\ntext = "News."\nvalues = { quillmere = [1, 1], tolland = [5, 5] }\n')
    assert "3" not in text.split("RATINGS")[1].split("CONFIRMED")[0]
