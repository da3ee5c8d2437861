"""One item of a register on the page: what it says, what is asked about it, what was said, where it comes from."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetingtui.core.ages import say_care, say_span, wants_care
from meetingtui.core.becoming import OPEN
from meetingtui.core.dates import say_date
from meetingtui.core.items import (
    Action,
    Agreement,
    Concern,
    Decision,
    Exchange,
    Experiment,
    Metric,
    Parked,
    Risk,
    Term,
    Win,
)
from meetingtui.core.people import Partnership
from meetingtui.core.rungs import rung_for, say_rung
from meetingtui.core.standing import Carried, CarriedConcern, CarriedMetric
from meetingtui.core.text import fold_name
from meetingtui.steps.protocol import View
from meetingtui.steps.review.registers.decisions import unasked
from meetingtui.steps.review.state import Looked
from meetingtui.steps.review.story import history
from meetingtui.steps.review.walking import has_left
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page, fit, wrap

BESIDE = 56
"""Columns from which what parties wrote stands side by side."""
_READINGS = 6
"""How many of the latest readings stand in a line."""


def label(party: str, names: Partnership) -> str:
    """A party's shape and short name; a person's first name where a person is meant."""
    return f"{names.mark(party)} {names.party_name(party)}" if party in names.parties else names.first_name(party)


def facts(page: Page, one: Looked, view: View) -> None:
    """What the item says, its owner and its day."""
    names, item = view.partnership, one.item
    words = str(getattr(item, _TEXT[type(item)]))
    page.text(words, STRONG, first=f"{one.key}  ")
    if one.was and words != (was := str(getattr(one.was.item, _TEXT[type(item)]))):
        page.text(was, QUIET, first="    was: ", hang=9)
    match item:
        case Action():
            helped = [names.first_name(person) for person in item.helpers if person != item.owner]
            _line(
                page,
                _owner(item.owner, view),
                f"due {say_date(item.due)}" if item.due else "no date",
                f"with {', '.join(helped)}" if helped else "",
                _stream(item.stream, names),
            )
        case Decision():
            state = item.state or ""
            _line(page, state, _owner(item.owner, view), _day("look again", item.review), _stream(item.stream, names))
            _positions(page, item, names)
            if item.why:
                page.text(item.why, first="    because ", hang=12)
        case Agreement():
            version = f"version {item.version}" if item.version else ""
            _line(page, item.topic or "", version, _day("look again", item.review))
            _positions(page, item, names)
            if item.outcome:
                page.text(item.outcome, first="    so that ", hang=12)
        case Risk():
            chance = " and ".join(
                [
                    *([f"{item.likelihood} likelihood"] if item.likelihood else []),
                    *([f"{item.impact} impact"] if item.impact else []),
                ]
            )
            _line(page, _owner(item.owner, view), chance, _day("by", item.by), _stream(item.stream, names))
            if item.sign:
                page.text(item.sign, first="    early sign: ", hang=8)
            if item.mitigation:
                page.text(item.mitigation, first="    what we would do: ", hang=8)
        case Parked():
            brought = f"from {names.first_name(item.owner)}" if item.owner else ""
            _line(page, f"goes to {item.goes}" if item.goes else "goes nowhere yet", brought, _day("by", item.by))
        case _:
            _others(page, one, item, view)


def _others(page: Page, one: Looked, item: Any, view: View) -> None:
    names = view.partnership
    match item:
        case Metric():
            sort = "counts effort, not what changed" if item.sort == "effort" else ""
            target = f"target {item.target}" if item.target else ""
            _line(page, _owner(item.owner, view), target, sort, f"from {item.source}" if item.source else "")
            if item.whom:
                page.text(item.whom, first="    for ", hang=8)
            if isinstance(one.now, CarriedMetric):
                _readings(page, one.now, item.baseline)
        case Exchange():
            gave, got = label(item.gave or "", names), label(item.got or "", names)
            _line(page, f"{gave} gave it to {got}" if item.gave and item.got else gave or got, item.kind or "")
            if item.landed:
                page.text(item.landed, first="    how it landed: ", hang=8)
            if item.effect:
                page.text(item.effect, first="    what it brought: ", hang=8)
        case Term():
            if item.agreed:
                page.text(item.agreed, first="    agreed: ", hang=8)
            beside(page, item.means, view, "means to")
        case Experiment():
            _line(page, _owner(item.owner, view), _day("until", item.until))
            if item.expect:
                page.text(item.expect, first="    we expect: ", hang=8)
        case Concern():
            _concern(page, one, item, view)
        case Win():
            owed = ", ".join(label(who, names) for who in item.to)
            _line(page, f"owed to {owed}" if owed else "", _age(one, view))
            if item.effect:
                page.text(item.effect, first="    what changed: ", hang=8)
        case _:
            pass


def _concern(page: Page, one: Looked, item: Concern, view: View) -> None:
    """Who raised it and how old it is, what it does, what they would like; CARE where it has waited too long."""
    raised = f"raised by {label(item.raised, view.partnership)}" if item.raised else ""
    _line(page, raised, _age(one, view), _day("wanted by", item.by))
    if item.acknowledged and one.was and one.was.item.acknowledged:
        _line(page, _day("acknowledged", item.acknowledged))
    if item.effect:
        page.text(item.effect, first="    its effect: ", hang=8)
    if item.wish:
        page.text(item.wish, first="    what they would like: ", hang=8)
    if isinstance(one.now, CarriedConcern) and one.now.state == OPEN and wants_care(one.now):
        page.text(f"{say_care(one.now)}: meetingtui run care", FLAG, indent=4)


def _age(one: Looked, view: View) -> str:
    """How old it is; through how many meetings stands beneath, with its history."""
    days = ((view.day or date.min) - one.was.on).days if one.was else 0
    return f"{say_span(days)} old" if days > 0 else ""


_TEXT: dict[type[Any], str] = {
    Action: "text",
    Decision: "text",
    Agreement: "text",
    Risk: "cause",
    Parked: "text",
    Metric: "name",
    Exchange: "what",
    Term: "word",
    Experiment: "try_",
    Concern: "happened",
    Win: "text",
}


def _line(page: Page, *parts: str) -> None:
    said = ", ".join(part for part in parts if part)
    if said:
        page.text(said, indent=4)


def _positions(page: Page, item: Decision | Agreement, names: Partnership) -> None:
    """Who said yes and who did not; whoever still has to say it stands out."""
    said = [f"{word} from {', '.join(label(party, names) for party in these)}" for word, these in _said(item)]
    _line(page, *said)
    if item.ratify and item.ratify.by:
        page.text(f"still to say yes: {', '.join(label(who, names) for who in item.ratify.by)}", FLAG, indent=4)


def _said(item: Decision | Agreement) -> list[tuple[str, tuple[str, ...]]]:
    return [(word, these) for word, these in (("yes", item.yes), ("no", item.no)) if these]


def _owner(person: str | None, view: View) -> str:
    found = view.partnership.people.get(person or "")
    if found is None:
        return view.partnership.first_name(person) if person else ""
    gone = " (has left)" if has_left(found.id, view.partnership, view.day or date.min) else ""
    return f"{view.partnership.mark(found.party)} {found.name}{gone}"


def _day(lead: str, day: date | None) -> str:
    return f"{lead} {say_date(day)}" if day else ""


def _stream(stream: str | None, names: Partnership) -> str:
    found = names.streams.get(stream or "")
    return f"#{found.name}" if found else ""


def _readings(page: Page, metric: CarriedMetric, baseline: str | None) -> None:
    values = [*([f"{baseline} at first"] if baseline else []), *(one.value for one in metric.readings[-_READINGS:])]
    if values:
        page.text(" → ".join(values), STRONG, indent=4)
    if metric.readings:
        page.text(f"last read {say_date(metric.readings[-1].on)}", QUIET, indent=4)


def beside(page: Page, said: dict[str, str], view: View, lead: str) -> None:
    """What each party wrote, side by side where there is room; where they wrote the same, once."""
    names = view.partnership
    parties = [party for party in names.parties if party in said]
    if not parties:
        return
    silent = [party for party in names.parties if party not in said and not names.parties[party].left]
    page.blank()
    if len({fold_name(said[party]) for party in parties}) == 1 and not silent and len(parties) > 1:
        page.text(said[parties[0]], first=f"{lead.capitalize()} every party: ", hang=4)
        return
    if len(parties) == 2 and page.width >= BESIDE and not silent:
        _two(page, said, parties, names, lead)
    else:
        for party in parties:
            page.text(said[party], first=f"{lead.capitalize()} {label(party, names)}: ", hang=4)
    for party in silent:
        page.text(f"≠ {names.party_name(party)} has not said", FLAG)


def _two(page: Page, said: dict[str, str], parties: list[str], names: Partnership, lead: str) -> None:
    """Two columns with a rule between them: what differs stands side by side."""
    width = (page.width - 3) // 2
    columns = [wrap(said[party], width) for party in parties]
    heads = [wrap(f"{lead.capitalize()} {label(party, names)}", width)[0] for party in parties]
    page.parts((fit(heads[0], width), QUIET), " ≠ ", (heads[1], QUIET))
    for number in range(max(map(len, columns))):
        left, right = (column[number] if number < len(column) else "" for column in columns)
        page.parts(f"{fit(left, width)} │ {right}")


def past(page: Page, one: Carried, view: View) -> None:
    """Where the item comes from, what has become of it, and whether that is sure."""
    today = view.day or date.min
    page.blank().text(history(one, today), QUIET)
    page.text(f"Written in {one.minutes}.", QUIET)
    if rung := rung_for(one, view.partnership, today):
        page.text(f"{say_rung(rung, view.partnership)}.", QUIET)
    if one.uncertain:
        page.text("A file that could not be read may have changed this.", FLAG)


def watched(page: Page, one: Looked) -> None:
    """A concern that was carried is asked as a question."""
    asked = unasked(one)
    if asked:
        page.blank().text(f"{asked[1]}?", STRONG, first="Did it happen: ", hang=4)
