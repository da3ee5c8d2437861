"""A partnership's file: read with every problem, made once, and afterwards only added to."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from meetingtui.core.people import Partnership, Person, Stream
from meetingtui.files.partnership import add_person, add_stream, find_folder, load_partnership, new_partnership
from meetingtui.files.toml_text import FileRefused
from tests.files.conftest import DATA, said

Write = Callable[..., Path]
EXAMPLE = (DATA / "partnership.toml").read_text()
ROWAN = Person(id="rowan", name="Rowan Ashby", party="tolland", role="Model maker")


def problems_of(write: Write, *changes: tuple[str, str]) -> list[str]:
    text = EXAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    found, problems = load_partnership(write(text, "partnership.toml"))
    assert (found is None) == any(": warning: " not in str(problem) for problem in problems)
    return said(problems, "partnership.toml")


def test_the_example_is_right(partnership: Partnership) -> None:
    assert list(partnership.parties) == ["quillmere", "tolland"]
    assert len(partnership.people) == 5


def test_the_folder_will_do_for_the_file(folder: Path, partnership: Partnership) -> None:
    assert load_partnership(folder) == (partnership, [])


def test_every_wrong_name_is_told_at_once_with_the_nearest(write: Write) -> None:
    found = problems_of(
        write,
        ('party = "tolland"', 'party = "toland"'),
        ('owner = "jonas"', 'owner = "jonsa"'),
        ('to   = ["imani"', 'to   = ["iman"'),
        ('zone    = "Europe/London"', 'zone    = "londn"'),
        ("started = 2026-03-02", 'started = "March"'),
    )
    people = 'Known: "imani", "jonas", "mateo", "priya", "dara"'
    assert found == [
        'partnership.toml:3: "started" must be a date such as 2026-11-27, without quotes, not "March"',
        'partnership.toml:4: "zone" is "londn", which is no time zone; did you mean "Europe/London"?',
        'partnership.toml:33: person "mateo" "party" is "toland", which is no party here; '
        'did you mean "tolland"? Known: "quillmere", "tolland"',
        'partnership.toml:57: stream "billing" "owner" is "jonsa", which is no person here; '
        f'did you mean "jonas"? {people}',
        'partnership.toml:61: escalate 1, "to", entry 1 is "iman", which is no person here; '
        f'did you mean "imani"? {people}',
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "name"),
    [
        ('id   = "tolland"', 'id   = "quillmere"', 13, 'party "quillmere"'),
        ('id    = "jonas"', 'id    = "imani"', 25, 'person "imani"'),
        ('id    = "billing"', 'id    = "pilot"', 55, 'stream "pilot"'),
    ],
)
def test_an_id_stands_for_one(write: Write, old: str, new: str, line: int, name: str) -> None:
    found = problems_of(write, (old, new))
    assert any(each.startswith(f"partnership.toml:{line}: {name} is given twice (first in line ") for each in found)


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ('id    = "jonas"', 'id    = "Imani"', 25, 'person "Imani" may be taken for the person "imani"'),
        ('id    = "jonas"', 'id    = "ímani"', 25, 'person "ímani" may be taken for the person "imani"'),
        ('id    = "dara"', 'id    = "tolland"', 44, 'person "tolland" may be taken for the party "tolland"'),
        ('id    = "dara"', 'id    = "Tolland"', 44, 'person "Tolland" may be taken for the party "tolland"'),
    ],
)
def test_an_id_that_may_be_taken_for_another_is_a_warning(
    write: Write, old: str, new: str, line: int, sentence: str
) -> None:
    found = [each for each in problems_of(write, (old, new)) if "may be taken" in each]
    assert len(found) == 1
    assert found[0].startswith(f"partnership.toml:{line}: warning: {sentence}; give one another id (the other is in ")


def test_a_move_to_another_party_is_two_dated_entries(write: Write) -> None:
    moved = '\n[[person]]\nid = "jonas"\nname = "Jonas Weil"\nparty = "tolland"\nfrom = 2026-09-01\n'
    assert (
        problems_of(write, ('role  = "Finance partner"', 'role  = "Finance partner"\nuntil = 2026-08-31' + moved)) == []
    )


def test_a_newer_format_is_read_with_a_sentence_and_never_written(write: Write, tmp_path: Path) -> None:
    assert problems_of(write, ("name    =", "format  = 2\nname    =")) == [
        "partnership.toml:2: warning: this file is of format 2; this version knows format 1, so it is read and not "
        "changed; use a newer meetingtui to change it"
    ]
    before = (tmp_path / "partnership.toml").read_text()
    with pytest.raises(FileRefused, match="is of format 2; this version writes format 1"):
        add_person(tmp_path, ROWAN)
    assert (tmp_path / "partnership.toml").read_text() == before


def test_limits_are_told(write: Write) -> None:
    party = '\n[[party]]\nid = "p{0}"\nname = "P{0}"\n'
    found = problems_of(write, ("[[person]]", "".join(party.format(n) for n in range(11)) + "\n[[person]]"))
    assert found == ['partnership.toml:7: "party" may have at most 12 entries']
    assert any("81 characters long; the limit is 80" in each for each in problems_of(write, ("Imani Okafor", "x" * 81)))
    found = problems_of(write, ('id    = "imani"', f'id    = "{"x" * 41}"'))
    assert any('"id" is 41 characters long; the limit is 40' in each for each in found)


class TestNew:
    def test_a_new_folder_is_private_and_its_file_is_right(self, tmp_path: Path) -> None:
        folder = tmp_path / "quillmere-tolland"
        path = new_partnership(
            folder, "Quillmere and Tolland", ["Quillmere Advisory", "Tolland Bright Studio"], "Europe/London"
        )
        found, problems = load_partnership(path)
        assert problems == []
        assert found is not None
        assert [(party.id, party.name) for party in found.party] == [
            ("quillmere", "Quillmere Advisory"),
            ("tolland", "Tolland Bright Studio"),
        ]
        assert path.stat().st_mode & 0o777 == 0o600
        for place in (folder, *(folder / name for name in ("agendas", "minutes", "live"))):
            assert place.stat().st_mode & 0o777 == 0o700

    def test_nothing_is_written_over(self, folder: Path) -> None:
        with pytest.raises(FileRefused, match="this partnership exists already"):
            new_partnership(folder, "Other", ["A", "B"], "UTC")
        assert (folder / "partnership.toml").read_text() == EXAMPLE

    def test_a_planted_link_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "p").mkdir()
        (tmp_path / "p" / "partnership.toml").symlink_to(tmp_path / "elsewhere.toml")
        with pytest.raises(FileRefused):
            new_partnership(tmp_path / "p", "Other", ["A", "B"], "UTC")
        assert not (tmp_path / "elsewhere.toml").exists()

    @pytest.mark.parametrize(
        ("name", "parties", "zone", "sentence"),
        [
            ("X", ["A"], "UTC", "at least two parties"),
            ("X", ["A"] * 13, "UTC", "at most 12 parties"),
            ("X", ["A", "B"], "Lndon", 'did you mean "Europe/London"'),
            ("", ["A", "B"], "UTC", '"name" is empty'),
            ("X", ["A", "b" * 81], "UTC", "81 characters long; the limit is 80"),
        ],
    )
    def test_what_is_not_right_makes_no_folder(
        self, tmp_path: Path, name: str, parties: list[str], zone: str, sentence: str
    ) -> None:
        with pytest.raises(FileRefused) as refused:
            new_partnership(tmp_path / "new", name, parties, zone)
        assert sentence in str(refused.value)
        assert not (tmp_path / "new").exists()

    def test_two_parties_of_one_name_get_ids_of_their_own(self, tmp_path: Path) -> None:
        path = new_partnership(tmp_path / "n", "Both", ["Tolland North", 'Tolland "South" \\ \x1b'], "UTC")
        found, _ = load_partnership(path)
        assert found is not None
        assert [party.id for party in found.party] == ["tolland", "tolland-south"]


class TestAdding:
    def test_a_person_is_added_below_the_others_and_no_other_byte_changes(self, folder: Path) -> None:
        add_person(folder, ROWAN)
        text = (folder / "partnership.toml").read_text()
        row = '\n[[person]]\nid    = "rowan"\nname  = "Rowan Ashby"\nparty = "tolland"\nrole  = "Model maker"\n'
        assert text == EXAMPLE.replace('role  = "Prototyper"\n', f'role  = "Prototyper"\n{row}')

    def test_a_stream_is_added_below_the_others(self, folder: Path) -> None:
        add_stream(folder, Stream(id="leeds", name="Leeds visit", owner="imani", ends=date(2027, 1, 31)))
        text = (folder / "partnership.toml").read_text()
        row = '\n[[stream]]\nid    = "leeds"\nname  = "Leeds visit"\nowner = "imani"\nends  = 2027-01-31\n'
        assert text == EXAMPLE.replace('owner = "jonas"\n', f'owner = "jonas"\n{row}')

    def test_one_that_is_there_is_left_alone(self, folder: Path) -> None:
        add_person(folder, ROWAN.model_copy(update={"id": "imani"}))
        assert (folder / "partnership.toml").read_text() == EXAMPLE

    @pytest.mark.parametrize(
        "text",
        [
            EXAMPLE.split("[[person]]")[0],
            EXAMPLE.split("[[person]]")[0].rstrip(),
            EXAMPLE.replace("\n", "\r\n"),
            EXAMPLE + "# the end",
            EXAMPLE.replace("[[person]]", "  [[ person ]]  # one of us"),
            EXAMPLE.split("[[person]]")[0].replace(
                "[[party]]", 'person = [\n  { id = "jo", name = "Jo", party = "tolland" },  # x\n]\n[[party]]', 1
            ),
            "\ufeff" + EXAMPLE,
            EXAMPLE + '[[person]]\nid = "zed"\nname = """\nZed\n[[person]]\n"""\nparty = "tolland"\n',
        ],
        ids=[
            "nobody yet",
            "no last newline",
            "windows",
            "a note at the end",
            "odd headers",
            "a list",
            "mark",
            "a trap",
        ],
    )
    def test_whatever_the_file_looks_like_it_keeps_its_notes_and_gains_one_entry(
        self, tmp_path: Path, text: str
    ) -> None:
        path = tmp_path / "partnership.toml"
        path.write_bytes(text.encode())
        before = tomllib.loads(text.removeprefix("\ufeff"))
        add_person(tmp_path, ROWAN)
        after = path.read_bytes().decode()
        read = tomllib.loads(after.removeprefix("\ufeff"))
        assert read.pop("person") == [
            *before.pop("person", []),
            {"id": "rowan", "name": "Rowan Ashby", "party": "tolland", "role": "Model maker"},
        ]
        assert read == before
        assert [line for line in text.splitlines() if "#" in line] == [
            line for line in after.splitlines() if "#" in line
        ]
        assert ("\r\n" in text) == ("\r\n" in after)

    def test_a_file_with_an_error_is_not_added_to(self, folder: Path) -> None:
        (folder / "partnership.toml").write_text("name = ")
        with pytest.raises(FileRefused):
            add_person(folder, ROWAN)
        assert (folder / "partnership.toml").read_text() == "name = "


class TestFolder:
    def make(self, place: Path) -> Path:
        place.mkdir(parents=True)
        (place / "partnership.toml").write_text(EXAMPLE)
        return place

    def test_the_folder_that_was_named_comes_first(self, tmp_path: Path) -> None:
        here, named, other = (self.make(tmp_path / name) for name in ("here", "named", "other"))
        env = {"MEETINGTUI_FOLDER": str(other)}
        assert find_folder(str(named), env, here, tmp_path).folder == named
        assert find_folder("../named", {}, here, tmp_path).folder == here / "../named"
        assert find_folder(None, env, here, tmp_path).folder == other
        assert find_folder(None, {}, here, tmp_path).folder == here

    def test_a_named_folder_without_a_partnership_is_never_replaced_by_another(self, tmp_path: Path) -> None:
        here = self.make(tmp_path / "here")
        (tmp_path / "empty").mkdir()
        choice = find_folder(str(tmp_path / "empty"), {}, here, tmp_path)
        assert choice.folder is None
        assert "holds no partnership.toml; name a partnership's folder" in choice.sentence
        assert "does not exist" in find_folder("gone", {}, here, tmp_path).sentence
        assert "is a file" in find_folder("partnership.toml", {}, here, tmp_path).sentence

    def test_a_home_of_nobody_is_a_folder_that_does_not_exist(self, tmp_path: Path) -> None:
        found = find_folder("~nobody-of-that-name/q", {}, tmp_path, tmp_path)
        assert (found.folder, "does not exist" in found.sentence) == (None, True)

    def test_the_only_partnership_below_meetings(self, tmp_path: Path) -> None:
        one = self.make(tmp_path / "meetings" / "one")
        (tmp_path / "meetings" / "notes").mkdir()
        assert find_folder(None, {}, tmp_path, tmp_path).folder == one

    def test_several_are_asked_about_by_name(self, tmp_path: Path) -> None:
        both = tuple(self.make(tmp_path / "meetings" / name) for name in ("one", "two"))
        choice = find_folder(None, {}, tmp_path, tmp_path)
        assert (choice.folder, choice.several) == (None, both)
        assert choice.sentence == "there are several partnerships in ~/meetings (one, two); say which with --folder"

    def test_none_says_how_to_make_one(self, tmp_path: Path) -> None:
        choice = find_folder(None, {}, tmp_path, tmp_path)
        assert choice.folder is None
        assert choice.sentence.endswith(
            "make one with: meetingtui new NAME --party A --party B; see one with: meetingtui demo"
        )
