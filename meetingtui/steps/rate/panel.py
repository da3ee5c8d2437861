"""What the stage shows of a `rate` step, and which digit means what."""

from __future__ import annotations

from datetime import datetime

from meetingtui.core.keys import shown
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.rate import drawing, findings, play
from meetingtui.steps.rate.play import RateState, Said
from meetingtui.steps.rate.step import RateFields, RateLine
from meetingtui.widgets.page import QUIET, STRONG, Page, ends, fit


class RatePanel(StepPanel[RateFields, RateState]):
    """One statement at a time: who is in, then all dots at once; at the end all statements, widest gap first."""

    def __init__(self) -> None:
        super().__init__()
        self.turned()

    def turned(self) -> None:
        """Nothing is pointed at, and nobody was told who is missing."""
        self._pointed: tuple[str, str] = ("", "")
        """The line and the party that arrows point at."""
        self._told: tuple[object, ...] = ()
        """For which line, and which parties missing, Enter has said so."""
        self._listed = 0
        """The row of the overview in front."""

    def draw(self, page: Page, fields: RateFields, state: RateState, view: View) -> None:
        """The statement, then who is in, or the dots; past the last one the overview."""
        line = play.line_at(fields, state)
        if line is None:
            self._overview(page, fields, state, view)
            return
        count = f"Statement {state.at + 1} of {len(fields.line)}"
        page.text(f"{count} · {line.group}" if line.group else count, QUIET)
        page.text(line.text, STRONG).blank().gap()
        if line.id in state.revealed:
            self._dots(page, fields, state, view, line)
        else:
            self._unseen(page, fields, state, view, line)

    # before the reveal --------------------------------------------------------------------------------------

    def _unseen(self, page: Page, fields: RateFields, state: RateState, view: View, line: RateLine) -> None:
        drawing.anchors(page, fields)
        page.blank()
        if not view.present:
            page.text(f"Nobody is in the room: {shown('stage.here')} says who is here.", QUIET)
            return
        names = view.partnership
        parties = play.rating(state, view, line.id)
        front = self._front(state, view, line)
        wide = drawing.label_width(parties, names)
        for digit, party in self._rows(parties, front):
            label = fit(drawing.named(party, names), wide)
            said = "● in" if (line.id, party) in state.said else "waiting"
            raters = len(view.people_of(party))
            few = "1 rater: recognisable" if raters == 1 else f"{raters} raters: recognisable"
            note = few if play.recognisable(fields, view, party) else ""
            key = digit if not _by_digit(fields) else " "
            page.parts(
                f"{'▶' if party == front else ' '} {key} ",
                (f"{label}  {fit(said, 8)} ", STRONG if party == front else ""),
                (note, QUIET),
            )
        absent = [drawing.named(party, names) for party in names.parties if party not in parties]
        if absent:
            page.text(f"Nobody here, not rated: {', '.join(absent)}", QUIET, indent=4)
        if any(play.recognisable(fields, view, party) for party in parties):
            page.text("Few raters: dots can be told apart. 0: one voice.", QUIET)
        if fields.who == "parties":
            page.text("Each party settles on one number.", QUIET)
        if fields.record == "nothing":
            page.text("Nothing of this is written down.", QUIET)

    def _rows(self, parties: tuple[str, ...], front: str) -> list[tuple[str, str]]:
        """The parties that are listed, each with its digit."""
        at = parties.index(front) if front in parties else 0
        shown = [parties[number] for number in drawing.window(len(parties), at)]
        return [(str(digit), party) for digit, party in enumerate(shown, 1)]

    def _front(self, state: RateState, view: View, line: RateLine) -> str:
        """The party that is pointed at, else the first that is waited for, else none until the dots are shown."""
        parties = play.rating(state, view, line.id)
        if view.speaks:
            return view.speaks if view.speaks in parties else ""
        if self._pointed[0] == line.id and self._pointed[1] in parties:
            return self._pointed[1]
        first = play.waiting(state, view, line.id)
        return next(iter(first or (parties if line.id in state.revealed else ())), "")

    # after the reveal ---------------------------------------------------------------------------------------

    def _dots(self, page: Page, fields: RateFields, state: RateState, view: View, line: RateLine) -> None:
        names = view.partnership
        values = findings.shown_values(state, line.id, names)
        for sentence in findings.sentences(values, names, len(fields.points)):
            page.text(sentence, STRONG)
        page.blank()
        parties = play.rating(state, view, line.id)
        given = state.of_line(line.id)
        front = self._front(state, view, line)
        wide = drawing.label_width(parties, names)
        scale = drawing.Scale(len(fields.points), page.width - wide - 5, given)
        page.parts((" " * (wide + 5) + scale.heading(), QUIET))
        for digit, party in self._rows(parties, front):
            label = fit(drawing.named(party, names), wide)
            row = scale.row(given[party], names.mark(party)) if party in given else " not rated"
            page.parts(f"{'▶' if party == front else ' '} {digit} {label} {row}")
        page.text(drawing.ends_of_scale(fields), QUIET)
        moved = drawing.trend_words(values, findings.trend(fields, line, view), view)
        if moved:
            page.text(moved)
        self._lines(page, fields, state, view, line)

    def _lines(self, page: Page, fields: RateFields, state: RateState, view: View, line: RateLine) -> None:
        if fields.asks == "none":
            return
        names = view.partnership
        said = {party: state.comments.get((line.id, party), "") for party in names.parties}
        if any(said.values()):
            page.blank()
        for party, text in said.items():
            if text:
                page.text(text, first=f"{drawing.named(party, names)}: ", hang=4)
        asked = [drawing.named(p, names) for p in play.asked(fields, state, view, line.id) if not said[p]]
        if asked:
            where = "" if fields.asks == "all" else " (lowest and highest)"
            page.text(f"A line from {', '.join(asked)}{where}: what did you have in mind?")

    # the overview -------------------------------------------------------------------------------------------

    def _overview(self, page: Page, fields: RateFields, state: RateState, view: View) -> None:
        order = findings.in_order(fields, state, view)
        at = max(0, min(self._listed, len(order) - 1))
        page.text("All statements, the widest gap first", STRONG).blank()
        for digit, number in enumerate(drawing.window(len(order), at), 1):
            line = fields.line[order[number]]
            values = findings.shown_values(state, line.id, view.partnership)
            said = drawing.overview_row(values, len(fields.points), view.partnership)
            mark = "▶" if number == at else " "
            row = ends(line.text, said, page.width - 4)
            page.parts((f"{mark} {digit} {row}", STRONG if number == at else ""))
        more = len(order) - len(drawing.window(len(order), at))
        if more > 0:
            page.text(f"{more} more above or below: arrows", QUIET, indent=4)
        page.blank()
        line = fields.line[order[at]]
        values = findings.shown_values(state, line.id, view.partnership)
        drawing.overview_detail(page, line.text, line.group, values, findings.trend(fields, line, view), view)
        for prompt in fields.prompts:
            page.text(prompt)

    # keys ---------------------------------------------------------------------------------------------------

    def choices(self, fields: RateFields, state: RateState, view: View) -> tuple[Choice, ...]:
        """A digit for each party, 0 for one voice, or the numbers themselves where a party gives one."""
        line, names = play.line_at(fields, state), view.partnership
        if line is None:
            last = min(len(fields.line), drawing.WINDOW)
            return (Choice("1" if last == 1 else f"1–{last}", "go to a statement"),)
        front = self._front(state, view, line)
        rows = self._rows(play.rating(state, view, line.id), front)
        if line.id in state.revealed:
            late = [Choice(n, f"{names.party_name(p)} rates") for n, p in rows if (line.id, p) not in state.said]
            lines = [Choice(n, f"{names.party_name(p)} says") for n, p in rows if (line.id, p) in state.said]
            correct = [Choice("0", "correct")] if (line.id, front) in state.said else []
            return (*late, *(lines if fields.asks != "none" else []), *correct)
        if _by_digit(fields):
            top = len(fields.points)
            return (Choice(f"1–{top}", "for the party at ▶"), Choice("0", "it abstains")) if front else ()
        parties = tuple(Choice(number, names.party_name(party)) for number, party in rows)
        if fields.who == "everyone" and front:
            return (*parties, Choice("0", "one voice"))
        return parties

    def ours(self, fields: RateFields, state: RateState, view: View) -> tuple[Choice, ...]:
        """The numbers, and the line, of the party that this terminal speaks for."""
        line = play.line_at(fields, state)
        front = self._front(state, view, line) if line else ""
        if line is None or not front:
            return ()
        made = self.choices(fields, state, view)
        if line.id not in state.revealed and _by_digit(fields):
            return made
        own = {"0", *(digit for digit, party in self._rows(play.rating(state, view, line.id), front) if party == front)}
        return tuple(one for one in made if one.digit in own)

    def enter_label(self, fields: RateFields, state: RateState, view: View) -> str:
        """What Enter would do."""
        line = play.line_at(fields, state)
        if line is None:
            return ""
        if line.id in state.revealed:
            return "next" if state.at + 1 < len(fields.line) else "all statements"
        some, missing = state.of_line(line.id), play.waiting(state, view, line.id)
        if missing and self._told != (line.id, missing, bool(some)):
            return "who is missing"
        if missing:
            return "reveal without" if some else "leave it out"
        return "reveal" if some else "next"

    def enter(self) -> bool:
        """The first Enter with somebody missing says so; the next one is `forward`."""
        fields, state, view = self.now
        line = play.line_at(fields, state)
        if line is None or line.id in state.revealed:
            return False
        some, missing = state.of_line(line.id), play.waiting(state, view, line.id)
        told = (line.id, missing, bool(some))
        if not missing or self._told == told:
            return False
        self._told = told
        names = ", ".join(view.partnership.party_name(party) for party in missing)
        if some:
            self.post(Refusal(f"not in yet: {names}; Enter again reveals without"))
        else:
            self.post(Refusal("nobody has rated this yet; Enter again leaves it out"))
        return True

    def digit(self, number: int) -> None:
        """A party rates or says a line; on the overview, a statement is gone back to."""
        fields, state, view = self.now
        line = play.line_at(fields, state)
        if line is None:
            self._open_statement(number, fields, state, view)
            return
        front = self._front(state, view, line)
        if line.id not in state.revealed and _by_digit(fields):
            if front and number <= len(fields.points):
                result = play.give(fields, state, view, line.id, front, str(number or "-"), voice=True)
                self.post(result) if isinstance(result, Refusal) else self._given(result)
            return
        rows = dict(self._rows(play.rating(state, view, line.id), front))
        party = front if number == 0 else rows.get(str(number), "")
        if not party:
            return
        if line.id not in state.revealed:
            if number or fields.who == "everyone":
                self._ask_numbers(fields, state, view, line, party, voice=number == 0)
        elif (line.id, party) not in state.said:
            self._ask_numbers(fields, state, view, line, party, voice=fields.who == "parties")
        elif number == 0:
            self._ask_numbers(fields, state, view, line, party, voice=state.said[line.id, party].voice)
        elif fields.asks != "none":
            name = drawing.named(party, view.partnership)
            before = state.comments.get((line.id, party), "")
            self.post_message(self.LineWanted(f"comment:{line.id}:{party}", f"{name}, a line", before))

    def _open_statement(self, number: int, fields: RateFields, state: RateState, view: View) -> None:
        order = findings.in_order(fields, state, view)
        shown = drawing.window(len(order), min(self._listed, len(order) - 1))
        if 1 <= number <= len(shown):
            self.post(play.At(step=view.step, at=order[shown[number - 1]]))

    def _ask_numbers(
        self, fields: RateFields, state: RateState, view: View, line: RateLine, party: str, *, voice: bool
    ) -> None:
        top = len(fields.points)
        name = drawing.named(party, view.partnership)
        raters = len(view.people_of(party))
        one = voice or fields.who == "parties"
        want = f"one voice, 1–{top} or -" if one else f"1–{top} or - each" if raters != 1 else f"1–{top} or -"
        shown = line.id in state.revealed
        before = _typed(state.said.get((line.id, party))) if shown else ""
        self.post_message(
            self.LineWanted(
                f"give:{line.id}:{party}:{'voice' if one else 'each'}",
                f"{name}, {want}",
                before,
                blind=not shown or not before,
            )
        )

    def _given(self, result: play.RateEvent | Refusal | None) -> str:
        """Post what was given; whoever is waited for next is in front again."""
        if isinstance(result, Refusal):
            return result.sentence
        self._pointed = ("", "")
        return self.post(result)

    def line_given(self, token: str, text: str, now: datetime) -> str:  # noqa: ARG002 - the base's shape
        """A party's numbers, or its line about them."""
        fields, state, view = self.now
        sort, line, party, *how = token.split(":")
        if sort == "give":
            if not text:
                return ""
            return self._given(play.give(fields, state, view, line, party, text, voice=how == ["voice"]))
        result = play.comment(fields, state, view, line, party, text)
        return result.sentence if isinstance(result, Refusal) else self.post(result)

    def arrow(self, by: int) -> None:
        """Point at the party, or the statement, before or after."""
        fields, state, view = self.now
        line = play.line_at(fields, state)
        if line is None:
            self._listed = max(0, min(self._listed + by, len(fields.line) - 1))
        else:
            parties = play.rating(state, view, line.id)
            if not parties:
                return
            front = self._front(state, view, line)
            at = parties.index(front) + by if front in parties else 0
            self._pointed = (line.id, parties[max(0, min(at, len(parties) - 1))])
        self.redraw()


def _by_digit(fields: RateFields) -> bool:
    """Whether a party's one number is a digit, with 0 left for abstaining."""
    return fields.who == "parties" and len(fields.points) <= 9


def _typed(said: Said | None) -> str:
    if said is None:
        return ""
    return " ".join([*map(str, said.values), *["-"] * said.abstained])


PANEL = RatePanel
