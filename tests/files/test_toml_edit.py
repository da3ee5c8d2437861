"""A person's file is changed in place: only what was meant changes, and what cannot be done safely is refused."""

from __future__ import annotations

import pytest

from meetingtui.files.minutes_tables import Confirmed
from meetingtui.files.toml_edit import Edit, NewRow, NewValue, NoRow, edited
from meetingtui.files.toml_text import FileRefused, parse_toml

ROW = Confirmed(party="tolland", by="mateo")
HEAD = 'title = "x"   # the title\nstate = "draft"            # draft, confirmed\n\n# people\n[present]\na = ["b"]\n'


def after(text: str, *edits: Edit) -> str:
    return edited(parse_toml(text, "m.toml"), text, edits)


def test_a_value_above_the_tables_changes_and_its_comment_keeps_its_column() -> None:
    changed = after(HEAD, NewValue(("state",), "confirmed"))
    assert changed == HEAD.replace('"draft"            #', '"confirmed"        #')
    assert after(changed, NewValue(("state",), "draft")) == HEAD


def test_a_key_that_is_not_there_comes_after_the_last_one_above_the_tables() -> None:
    assert after("a = 1\n# b\n\n[t]\nc = 2\n", NewValue(("state",), "draft")) == (
        'a = 1\nstate = "draft"\n# b\n\n[t]\nc = 2\n'
    )
    assert after("", NewValue(("state",), "draft")) == 'state = "draft"\n'


@pytest.mark.parametrize(
    "text",
    [
        "state = 'draft'\n",
        'state="draft"#x\n',
        '"state" = "draft"\n',
        'note = """\nstate = "none"\n[no table]\n"""\nstate = "draft"\n',
        '\ufeffstate = "draft"\n',
        'state = "draft"\r\n\r\n[t]\r\na = 1\r\n',
    ],
)
def test_however_a_person_wrote_it_only_the_value_changes(text: str) -> None:
    changed = after(text, NewValue(("state",), "confirmed"))
    assert changed.replace("confirmed", "draft") in {text, text.replace("'", '"')}


def test_a_row_comes_below_the_last_of_its_kind_or_at_the_end() -> None:
    text = 'a = 1\n[[confirmed]]\nparty = "q"\n\n# next\n[[action]]\ntext = "x"\n'
    row = '[[confirmed]]\nparty = "tolland"\nby    = "mateo"\n'
    assert after(text, NewRow("confirmed", ROW)) == text.replace("\n\n# next", f"\n\n{row}\n# next")
    assert after("a = 1\n\n\n", NewRow("confirmed", ROW)) == f"a = 1\n\n{row}"


def test_a_row_is_added_to_a_list_where_a_person_wrote_one() -> None:
    text = 'confirmed = [{ party = "q" }]  # both\n'
    assert parse_toml(after(text, NewRow("confirmed", ROW)), "").data == {
        "confirmed": [{"party": "q"}, {"party": "tolland", "by": "mateo"}]
    }


def test_a_row_is_taken_out_with_nothing_around_it() -> None:
    first, second = '[[confirmed]]\nparty = "q"\n', '\n# hers\n[[confirmed]]\nparty = "t"  # so\n'
    rest = '\n# next\n[[action]]\ntext = "x"\n'
    assert after(first + second + rest, NoRow("confirmed", 0)).strip() == (second + rest).strip()
    assert after(first + second + rest, NoRow("confirmed", 1)).startswith(first)
    assert "# next" in after(first + second + rest, NoRow("confirmed", 1))
    assert parse_toml(after(first + second, NoRow("confirmed", 1), NoRow("confirmed", 0)), "").data == {}


def test_a_row_of_a_list_is_taken_out_too() -> None:
    text = 'confirmed = [{ party = "q" }, { party = "t" }]\n'
    assert parse_toml(after(text, NoRow("confirmed", 0)), "").data == {"confirmed": [{"party": "t"}]}


def test_values_deep_in_a_file_change_and_everything_else_stays() -> None:
    text = '# top\n[[action]]\nid = "A1"  # one\ndone = { q = "x", t = "y" }\n\n[[action]]\nid = "A2"\n'
    assert after(text, NewValue(("action", 0, "done", "t"), "z")) == text.replace('t = "y"', 't = "z"')
    assert after(text, NewValue(("action", 1, "due"), "soon")) == text + 'due = "soon"\n'
    gone = after(text, NewValue(("action", 0, "done"), None))
    assert parse_toml(gone, "").data == {"action": [{"id": "A1"}, {"id": "A2"}]}
    assert "# top" in gone
    assert "# one" in gone


def test_what_cannot_be_changed_in_place_is_refused_with_its_place() -> None:
    text = 'a = 1\n\nconfirmed = { party = "q" }\n'
    with pytest.raises(FileRefused, match=r"m\.toml:3: confirmed\.party cannot be changed here in place"):
        edited(parse_toml(text, "m.toml"), "# another text\nconfirmed = {}\n", [NewValue(("confirmed", "party"), "t")])
