"""How writing, sharing and answering look on the stage: a prompt and blocks, one card, one theme."""

from __future__ import annotations

from rich.cells import cell_len

from meetingtui.core.items import Captured, Risk, owner_of
from meetingtui.core.keys import shown
from meetingtui.core.text import clip
from meetingtui.steps.gather.answers import gap, risk_of
from meetingtui.steps.gather.minutes import nameless
from meetingtui.steps.gather.state import (
    Card,
    GatherState,
    people_alone,
    room_of,
    seen,
    theme_of,
    unseen,
    writers,
)
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import (
    Theme,
    answering,
    answers,
    find,
    in_front,
    share_order,
    to_answer,
)
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page, fit

BLOCK = "▪"
_BLOCKS = 24
_LEVELS = {"likelihood": "How likely is it?", "impact": "How much would it matter?"}


def called(party: str, view: View) -> str:
    """A party as it stands on the page: its shape and its short name."""
    return f"{view.partnership.mark(party)} {view.partnership.party_name(party)}"


def count(number: int, noun: str) -> str:
    """A number and what it counts, in words for one and none."""
    return f"no {noun}s" if not number else f"one {noun}" if number == 1 else f"{number} {noun}s"


# write ------------------------------------------------------------------------------------------------------


def write_page(
    page: Page, fields: GatherFields, state: GatherState, view: View, *, front: str, column: str, room: int
) -> None:
    """The prompt, and how many cards each party has; no words of them while they are unseen."""
    if len(fields.asked) > 1:
        page.text(f"Prompt {state.prompt + 1} of {len(fields.asked)}", QUIET)
    page.text(fields.asked[state.prompt], STRONG).gap().blank()
    if column:
        others = f"   of {', '.join(fields.columns)}"
        whole = cell_len(f"Column: {column}{others}") <= page.width  # a list that is cut would name half a column
        page.parts("Column: ", (column, STRONG), others if whole else "")
    asked = writers(fields, view)
    if not asked:
        page.text(f"Nobody who is asked is in the room: {shown('stage.here')} says who is here.", QUIET)
    others = {card.party for card in state.cards.values()} - set(asked)
    for party in (*asked, *(p for p in view.partnership.parties if p in others)):
        _party_row(page, fields, state, view, party, front=party == front)
    limits = _limits(fields)
    if limits:
        page.blank().text(limits, QUIET)
    if not fields.blind:
        page.blank()
        _open_cards(page, fields, state, view, room - len(asked))
    elif state.cards:
        _before_reveal(page, fields, state, view)


def _party_row(page: Page, fields: GatherFields, state: GatherState, view: View, party: str, *, front: bool) -> None:
    cards = sum(1 for card in state.cards.values() if card.party == party)
    done = (state.prompt, party) in state.ready
    blocks = BLOCK * min(cards, _BLOCKS if page.width > 56 else 10)
    said = "✓ finished" if done else "" if party in writers(fields, view) else "nobody here"
    left = room_of(fields, state, view, party)
    full = "no card left" if left == 0 and not done else ""
    text = "  ".join(part for part in (f"{'▶' if front else ' '} {called(party, view)}", blocks, str(cards)) if part)
    page.parts((f"{text}  {said or full}".rstrip(), STRONG if front else ""))


def _limits(fields: GatherFields) -> str:
    words: list[str] = []
    if fields.limit:
        words.append(f"At most {count(fields.limit, 'card')} a person.")
    if fields.minutes_each:
        each = "for each prompt" if len(fields.asked) > 1 else "of writing"
        words.append(f"About {count(fields.minutes_each, 'minute')} {each}.")
    return " ".join(words)


def _before_reveal(page: Page, fields: GatherFields, state: GatherState, view: View) -> None:
    hidden = unseen(fields, state)
    if not hidden:
        page.blank().text("The cards are open; one that is written now is marked late.", QUIET)
        return
    alone = people_alone({card.party for card in hidden}, view)
    page.blank()
    for party in alone:
        name = view.partnership.party_name(party)
        page.text(f"Authorship of {name}'s cards is easy to guess: one person is here for them.", FLAG)
    if not alone:
        page.text("Nobody's name is on a card; they are shown in no order.", QUIET)


def _open_cards(page: Page, fields: GatherFields, state: GatherState, view: View, room: int) -> None:
    cards = seen(fields, state)
    for card in cards[-max(room, 3) :]:
        page.parts(fit(card_line(card, fields, state, view), page.width).rstrip())


def card_line(card: Card, fields: GatherFields, state: GatherState, view: View) -> str:
    """One card as a line: the party's shape where that gives nobody away, its column, its words."""
    mark = "·" if card.party in nameless(fields, state) else view.partnership.mark(card.party)
    column = f"{card.column}: " if card.column else ""
    return f"{mark} {column}{card.text}{'  (late)' if card.late else ''}"


# share ------------------------------------------------------------------------------------------------------


def share_page(page: Page, fields: GatherFields, state: GatherState, view: View) -> None:
    """One card, large, and whose turn it is."""
    order, card = share_order(fields, state, view), in_front(fields, state, view)
    if card is None:
        page.text("No card is shown yet.", STRONG)
        still_hidden(page, fields, state, view)
        return
    whose = "" if card.party in nameless(fields, state) else f"   {called(card.party, view)}"
    page.text(f"Card {order.index(card) + 1} of {len(order)}{whose}", QUIET)
    if card.column:
        page.text(card.column)
    page.blank().text(clip(card.text, page.width * 6), STRONG).gap().blank()
    theme = find(fields, state, theme_of(state, card))
    if card.late:
        page.text("Late: it came after the others were shown.")
    if card.id in state.later:
        page.text("Kept for later.")
    elif theme and len(theme.cards) > 1:
        _stacked(page, theme, card, fields, state, view)
    last = _shares_last(fields, view)
    if last:
        page.text(f"{last} shares last.", QUIET)
    still_hidden(page, fields, state, view)


def _shares_last(fields: GatherFields, view: View) -> str:
    """The first name of whoever shares last, while they are in the room."""
    return view.partnership.first_name(fields.last) if fields.last and fields.last in view.present else ""


def _stacked(page: Page, theme: Theme, card: Card, fields: GatherFields, state: GatherState, view: View) -> None:
    page.text(f"Stacked{f' as {theme.name}' if theme.name else ''} with:", QUIET)
    others = [one for one in theme.cards if one.id != card.id]
    for one in others[:3]:
        page.parts(fit(f"  {card_line(one, fields, state, view)}", page.width).rstrip())
    if len(others) > 3:
        page.text(f"  and {len(others) - 3} more", QUIET)


def still_hidden(page: Page, fields: GatherFields, state: GatherState, view: View) -> None:
    """Which parties have cards that are not shown yet."""
    hidden = unseen(fields, state)
    if hidden:
        parties = [p for p in view.partnership.parties if any(card.party == p for card in hidden)]
        names = ", ".join(called(party, view) for party in parties)
        page.blank().text(f"Still writing: {names}. {cap(count(len(hidden), 'card'))} not shown yet; 9 shows them.")


def cap(words: str) -> str:
    return words[:1].upper() + words[1:]


# answer -----------------------------------------------------------------------------------------------------


def answer_page(page: Page, fields: GatherFields, state: GatherState, view: View, *, weighing: str) -> None:
    """One theme, its cards, and what it has become."""
    rows, row = to_answer(fields, state, view), answering(fields, state, view)
    if row is None:
        page.text("Nothing is left to answer.", STRONG)
        return
    theme = row.theme
    dots = "  ".join(f"{view.partnership.mark(party)} {number}" for party, number in row.votes.items())
    page.row(f"Theme {rows.index(row) + 1} of {len(rows)}", f"dots {dots}" if dots else "", QUIET)
    page.blank().text(clip(theme.label, page.width * 6), STRONG)
    others = theme.cards if theme.name else theme.cards[1:]
    for card in others[:3]:
        page.parts(fit(f"  {card_line(card, fields, state, view)}", page.width).rstrip())
    if len(others) > 3:
        page.text(f"  and {len(others) - 3} more", QUIET)
    page.blank()
    if fields.answer == "none":
        _settled(page, state, theme)
        return
    for found in answers(view, theme.id):
        _answer(page, found, view)
    if weighing:
        page.blank().text(_LEVELS[weighing], STRONG)
    elif not answers(view, theme.id):
        page.text(f"No {fields.answer} yet.", QUIET)


def _settled(page: Page, state: GatherState, theme: Theme) -> None:
    said = state.settled.get(theme.id)
    if said is None:
        page.text("Talk now, put a note on it, or let it go for good?")
    elif said.how == "talk":
        page.text("✓ We talk about it now.")
    else:
        page.text(said.note or "kept", first="✓ Note: ")


def _answer(page: Page, found: Captured, view: View) -> None:
    item = found.item
    page.text(clip(found.headline, page.width * 2), first=f"{found.label}  ", hang=4)
    owner = owner_of(item)
    bits = [view.partnership.first_name(owner)] if owner else []
    if isinstance(item, Risk):
        bits += [f"likelihood {item.likelihood}"] if item.likelihood else []
        bits += [f"impact {item.impact}"] if item.impact else []
        if item.sign:
            page.text(clip(item.sign, page.width * 2), first="Early sign: ", indent=4, hang=4)
        if item.mitigation:
            page.text(clip(item.mitigation, page.width), first="We would: ", indent=4, hang=4)
    bits += [gap(found)] if gap(found) else []
    if bits:
        page.text(" · ".join(bits), QUIET, indent=4)


def unweighed(view: View, theme: str) -> str:
    """What has not been said of a theme's risk yet: its likelihood, then its impact."""
    found = risk_of(view, theme)
    if found is None or not isinstance(found.item, Risk):
        return ""
    return "likelihood" if found.item.likelihood is None else "impact" if found.item.impact is None else ""
