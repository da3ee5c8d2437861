"""Which digit means what, page by page and by method."""

from __future__ import annotations

from meetingtui.steps.decide import drawing
from meetingtui.steps.decide.positions import outcome, positions, rows, shown, turn
from meetingtui.steps.decide.state import END, DecideState, details, earlier, gone, words
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.protocol import View


def labels(fields: DecideFields, state: DecideState, view: View) -> tuple[tuple[str, str], ...]:
    """What the digits mean on the page in front, most needed first."""
    text, ended = words(fields, state, view), outcome(fields, state, view)
    if gone(fields, view):
        return ()
    match shown(fields, state, view):
        case "drafting" if fields.options:
            last = len(fields.options)
            pick = f"1–{last}" if last > 1 else "1"
            return (
                (pick, "choose"),
                ("9", "change the words" if text else "write the words"),
                ("0", "end it here"),
            )
        case "drafting":
            again = (("2", "another round"),) if fields.method == "one text" and text else ()
            return (("1", "change the words" if text else "write the words"), *again, ("0", "end it here"))
        case "clarify" | "reactions":
            return (("7", "change the words"),)
        case "test":
            return (*for_row(fields, state, view), ("7", "words"), ("9", "owner, why, review"))
        case "details":
            digits = [digit for digit, _, _ in drawing.lines_of(fields, state, view)]
            return ((f"{digits[0]}–{digits[-1]}" if len(digits) > 1 else digits[0], "write one"),) if digits else ()
        case "replaces":
            count = min(len(earlier(fields, view)), drawing.LISTED)
            pick = ((f"1–{count}" if count > 1 else "1", "takes its place"),) if count else ()
            return (*pick, ("0", "none"))
        case "ending":
            refused = (("8", "not adopted"),) if text else ()
            return (*refused, ("9", "defer"), ("0", "back to it"))
        case _ if ended is not None and ended.how == "adopted":
            return (("9", "owner, why, review"), ("7", "change the words"))
        case _:
            return (("4", "test it again"), ("5", "park a question"))


def for_row(fields: DecideFields, state: DecideState, view: View) -> tuple[tuple[str, str], ...]:
    """What the digits mean for the party, or the person, that is asked."""
    who, held = turn(fields, state, view), positions(fields, state, view)
    if who == END or who not in rows(fields, state, view):
        return ()
    objecting = who in held and held[who].says == "objects"
    away = (("0", "not yet"),)
    beside = (("5", "yes, to ratify"), ("6", "an interest"))
    match fields.method:
        case "fist to five":
            lift = (("2", "what would lift it"),) if objecting else ()
            return (("1", "type the fingers"), *lift, *away, *beside)
        case "one decides after hearing" if who != details(fields, state, view).decider:
            against = (("3", "against"),) if who in view.partnership.parties else ()
            return (("1", "heard"), ("2", "with a concern"), *against, *away, beside[1])
        case "one decides after hearing":
            return (("1", "yes"), ("2", "with a concern"), ("3", "no"), *away, *beside)
        case "one text":
            return (("1", "yes"), ("3", "no"), *away, *beside)
        case "consensus":
            aside = ("4", "stands aside")
            return (("1", "yes"), ("2", "with a concern"), ("3", "objects"), *away, aside, *beside)
        case "consent" if objecting:
            answers = (("8", "shorten the term"), ("4", "watch the concern"))
            return (("1", "yes"), ("2", "with a concern"), ("3", "objects"), *away, *answers, *beside)
        case _:
            return (("1", "yes"), ("2", "with a concern"), ("3", "objects"), *away, *beside)
