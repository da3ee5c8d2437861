"""The private nudge: blame, absolutes and guessed motives are found; offers, thanks and quotations are left alone."""

from __future__ import annotations

import ast
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetingtui
from meetingtui.core.language import HINTS, nudge
from meetingtui.core.language_sentences import plain
from meetingtui.core.language_words import ABSOLUTE, ENGLISH, FAILS, NOT, OTHERS, PARTICIPLES
from meetingtui.core.people import Partnership, Party, Person

NAMES = Partnership(
    name="Quillmere and Tolland Bright",
    party=(Party(id="quillmere", name="Quillmere Advisory"), Party(id="tolland", name="Tolland Bright Studio")),
    person=(
        Person(id="imani", name="Imani Okafor", party="quillmere"),
        Person(id="will", name="Will Abara", party="quillmere"),
        Person(id="mateo", name="Mateo Ferreira", party="tolland"),
        Person(id="noel", name="Noël Lindqvist", party="tolland"),
    ),
)


def sorts(text: str) -> list[str]:
    return [found.sort for found in nudge(text, NAMES)]


def words(text: str) -> list[str]:
    return [one.text for found in nudge(text, NAMES) for one in found.words]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You didn't send the draft.", "You didn't"),
        ("You did not send the draft", "You did not"),
        ("you didn’t tell us about Leeds", "you didn’t"),
        ("Tolland failed to send the invoices", "Tolland failed to"),
        ("Tolland Bright Studio missed the date again", "Tolland Bright Studio missed"),
        ("Tolland's team ignored the brief", "Tolland's team ignored"),
        ("We lost a week and Mateo forgot the call", "Mateo forgot"),
        ("Noel has not answered the question", "Noel has not"),
        ("Your people have repeatedly missed the call", "Your people have repeatedly missed"),
        ("You keep missing the call", "You keep missing"),
        ("You forgot to tell us what you need", "You forgot to"),
        ("You were late with the figures", "You were late"),
        ("You broke the agreement on Leeds", "You broke"),
        ("You let us down in October", "You let"),
        ("Why didn't it work? You ignored the plan.", "You ignored"),
        ("What did you not tell us?", "you not"),
        ("When Will missed the call, we lost the day", "Will missed"),
        ("Thank you, but you didn't send the draft", "you didn't"),
    ],
)
def test_a_side_or_a_person_beside_a_failure_is_blame(text: str, found: str) -> None:
    assert sorts(text) == ["blame"]
    assert words(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You never reply to our notes", "never"),
        ("You always answer late", "always"),
        ("They call us every time they are stuck", "every time"),
        ("It happens every single time we meet", "every single time"),
        ("The notes are always lost by then", "always"),
        ("You always help, but you never listen to us", "never"),
        ("You never miss a chance to complain about us", "never"),
        ("You would never tell us the truth", "never"),
    ],
)
def test_absolutes_are_found(text: str, found: str) -> None:
    assert sorts(text) == ["always and never"]
    assert words(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "They moved the date because they want our client",
        "You moved the date since you don't care",
        "Tolland doesn't care about the pilot",
        "You just want the credit for this",
        "They couldn't care less about the pilot",
        "Mateo left the figures out on purpose",
        "You deliberately kept the invoice back from us",
        "You never cared about the pilot",
    ],
)
def test_guessed_motives_are_found(text: str) -> None:
    assert sorts(text) == ["guessing motives"]


@pytest.mark.parametrize(
    "text",
    [
        # offers and questions of help
        "What would help you?",
        "What do you need?",
        "What would help you not to miss the date?",
        "How can we help you, so that the call is not missed again?",
        "Can we do the diary for you when Mateo can't?",
        "Shall we send it again if you didn't get it?",
        "Do you need the figures you didn't get?",
        "If you haven't got the draft, we can send it again",
        "Tell us if you can't make the date",
        "We'll explain it to whoever of you didn't hear",
        # thanks and praise
        "You never let us down",
        "You always help",
        "You've always been there for us",
        "Tolland always delivers on time",
        "Thank you for never missing a call",
        "Thank you, you didn't have to do that for us",
        "We are grateful that Mateo never forgot the school",
        "Mateo hasn't missed a single date of ours",
        # proposals
        "We will always send the figures by Friday",
        "We'll always say it first to the other side",
        "Let's always open with the client",
        "Let us never promise a date without asking",
        "Each party should always say when it is stuck",
        "Tolland will always send the draft to both of us",
        "We agree to never book rooms without asking",
        "You can always call us",
        "Could you always copy Imani in?",
        # about nobody, or about ourselves
        "The third site did not sign and the contact left",
        "We missed the date and told you late",
        "We change plans on purpose more often than by surprise",
        "We asked because we want to get it right",
        "You don't need to send it",
        "You haven't yet seen the draft from Leeds",
        "Mateo isn't here today, and the draft is with us",
        "Priya can't come and that is all right",
        "Nobody told you. Not all of it was ready",
        "We almost always open the door for them",
        "As always, the boxes are in the hall",
        "Never mind the boxes in the hall",
        "This will not be easy",
        "We broke new ground with you",
        "You broke new ground with this",
        "We moved it because you asked us to",
        # other languages, and nothing much
        "Ihr habt die Rechnung nie geschickt und das ist immer so, never",
        "Tolland no ha enviado la factura y no les importa, never never",
        "Vous n'avez pas envoyé la facture, always la même chose",
        "Jullie hebben het niet gestuurd, you never",
        "Tolland 3 4 5",
        "",
        "?!",
    ],
)
def test_what_helps_thanks_proposes_or_names_nobody_is_left_alone(text: str) -> None:
    assert nudge(text, NAMES) == ()


def test_what_somebody_is_quoted_as_saying_is_nobodys_to_mend() -> None:
    text = "You never told us and you didn't care, on purpose"
    assert nudge(text, NAMES)
    assert nudge(text, NAMES, quoted=True) == ()


def test_only_the_sorts_that_a_stage_wants() -> None:
    text = "You never reply. Tolland failed to call us because they want to win."
    assert sorts(text) == ["guessing motives", "always and never", "blame"]
    for sort in HINTS:
        assert [found.sort for found in nudge(text, NAMES, sorts=(sort,))] == [sort]
    assert nudge(text, NAMES, sorts=()) == ()


def test_one_nudge_of_a_sort_with_all_its_words_and_where_they_stand() -> None:
    text = "You never reply to us. You never call. And you always forget it."
    (found,) = nudge(text, NAMES)
    assert [one.text for one in found.words] == ["never", "never", "always"]
    assert all(text[one.start : one.end] == one.text for one in found.words)
    assert found.sentence == HINTS["always and never"]


def test_words_set_off_one_nudge_and_not_two() -> None:
    assert sorts("You never cared about it and you don't care now") == ["guessing motives"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "You didn't send the draft on Friday.",
            {
                "what happened": "The draft was not sent on Friday.",
                "as ours": "Between us, the draft was not sent on Friday.",
            },
        ),
        (
            "We talked. Tolland failed to pay our invoices. So be it.",
            {
                "what happened": "We talked. Our invoices were not paid. So be it.",
                "as ours": "We talked. Between us, our invoices were not paid. So be it.",
            },
        ),
        ("Tolland moved the date because they want our client.", {"what happened": "Tolland moved the date."}),
        ("Mateo left the page out on purpose last week", {"what happened": "Mateo left the page out last week"}),
        ("You never reply to us", {}),
        ("You didn't understand the brief", {}),
        ("You didn't send us the draft", {}),
        ("Because they want it, the date was moved", {}),
    ],
)
def test_another_way_to_say_it_is_offered_only_where_it_adds_nothing(text: str, said: dict[str, str]) -> None:
    (found,) = nudge(text, NAMES)
    assert dict(found.rewrites) == said


def test_what_is_offered_instead_sets_nothing_off() -> None:
    for text in ("You didn't send the draft on Friday.", "Mateo left the page out on purpose last week"):
        (found,) = nudge(text, NAMES)
        assert found.rewrites
        assert all(nudge(other, NAMES) == () for _, other in found.rewrites)


def test_hints_are_short_and_blame_nobody_either() -> None:
    for sentence in HINTS.values():
        assert len(sentence) <= 80
        assert nudge(sentence, NAMES) == ()
        assert "!" not in sentence


def test_lists_are_written_as_words_are_compared() -> None:
    for group in (NOT, FAILS, ABSOLUTE, ENGLISH, OTHERS, frozenset(PARTICIPLES)):
        assert all(word == plain(word) for word in group)
    assert OTHERS.isdisjoint(ENGLISH)


pieces = st.sampled_from(
    [
        *["you", "never", "didn't", "Tolland", "Bright", "Studio", "because", "they", "want", "on", "purpose", "but"],
        *["the", "draft", "send", "failed", "to", "thanks", "?", ".", "\n", "'", "’", "let", "us", "down", "Will", "é"],
    ]
)


@given(st.lists(pieces | st.text(max_size=6), max_size=60).map(" ".join))
def test_any_text_gets_an_answer_whose_words_stand_in_it(text: str) -> None:
    found = nudge(text, NAMES)
    assert [one.sort for one in found] == [sort for sort in HINTS if sort in {one.sort for one in found}]
    for one in found:
        assert one.words
        assert all(text[word.start : word.end] == word.text != "" for word in one.words)


HOSTILE = [
    "you never " * 1_000,
    "you " * 2_500,
    "Tolland " * 1_250,
    "on purpose " * 900,
    "you didn't send the " + "draft " * 1_600,
    "a'" * 5_000,
    "'" * 10_000,
    "the " + "x" * 9_996,
    "but you " * 1_250,
    "because they " * 770,
    "e\u0301" * 5_000,
    "?" * 10_000,
    "you can't. " * 900,
]


def cost(text: str, names: Partnership = NAMES) -> float:
    """The best of some runs, in seconds of this process's own time."""
    best = 1.0
    for _ in range(7):
        begun = time.process_time()
        nudge(text, names)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: str(text)[:12])
def test_hostile_text_costs_in_proportion_to_its_length(text: str) -> None:
    half = cost(text[: len(text) // 2])
    assert cost(text) < max(half * 4, 0.01)


def test_an_ordinary_text_of_two_thousand_letters_takes_no_time_to_speak_of() -> None:
    text = ("We met in Leeds and the third site had not signed. You didn't send the draft. " * 30)[:2_000]
    crowd = Partnership(
        name="Crowd",
        party=tuple(Party(id=f"p{n}", name=f"Party{n}") for n in range(12)),
        person=tuple(Person(id=f"m{n}", name=f"Person{n} Last{n}", party="p0") for n in range(200)),
    )
    assert cost(text, crowd) < 0.01


def test_nothing_that_draws_the_stage_knows_of_it() -> None:
    package = Path(meetingtui.__file__).parent
    for path in (*package.glob("steps/**/*.py"), *package.glob("widgets/*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert "core.language" not in (node.module or ""), path
            elif isinstance(node, ast.Import):
                assert not any("core.language" in one.name for one in node.names), path
