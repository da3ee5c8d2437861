"""Whatever stands in a folder under the name of a TOML file: its values, or a sentence with a place."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.files.toml_text import FileRefused, parse_toml, read_toml

Write = Callable[..., Path]


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        read_toml(path, "care.toml")
    assert len(refused.value.problems) == 1
    return str(refused.value.problems[0])


class TestFiles:
    def test_a_missing_file(self, tmp_path: Path) -> None:
        assert refusal(tmp_path / "no.toml") == "care.toml: there is no such file; see whether the name is spelt right"

    def test_a_folder(self, tmp_path: Path) -> None:
        assert refusal(tmp_path) == "care.toml: is a folder, not a file; name a .toml file in it"

    def test_a_pipe_is_refused_without_waiting_for_it(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.toml")
        assert refusal(tmp_path / "pipe.toml") == "care.toml: is not an ordinary file; name a .toml file"

    def test_a_device(self) -> None:
        assert refusal(Path("/dev/zero")) == "care.toml: is not an ordinary file; name a .toml file"

    def test_a_link_to_a_file_is_read(self, tmp_path: Path, write: Write) -> None:
        (tmp_path / "link.toml").symlink_to(write("a = 1"))
        assert read_toml(tmp_path / "link.toml").data == {"a": 1}

    def test_a_link_to_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "link.toml").symlink_to(tmp_path / "gone.toml")
        assert "there is no such file" in refusal(tmp_path / "link.toml")

    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        (tmp_path / "link.toml").symlink_to(tmp_path / "link.toml")
        assert refusal(tmp_path / "link.toml") == "care.toml: is a link that leads back to itself; remove the link"

    def test_a_name_that_no_file_can_have(self, tmp_path: Path) -> None:
        assert "cannot be the name of a file" in refusal(tmp_path / "a\0b")
        assert "so long a name" in refusal(tmp_path / ("a" * 300))

    def test_more_than_5_mb_are_refused_before_they_are_read(self, tmp_path: Path) -> None:
        path = tmp_path / "large.toml"
        with path.open("wb") as file:
            file.truncate(6_000_000)
        assert refusal(path) == "care.toml: is larger than 5 MB; split it into several files"

    def test_a_file_that_one_may_not_read(self, tmp_path: Path, write: Write) -> None:
        write("a = 1").chmod(0)
        tmp_path.chmod(0o755)
        # Root may read everything, so the file is read as nobody.
        script = (
            "import os\n"
            "from pathlib import Path\n"
            "from meetingtui.files.toml_text import FileRefused, read_toml\n"
            f"os.chdir({str(tmp_path)!r})\n"
            "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
            "try: read_toml(Path('care.toml'), 'care.toml')\n"
            "except FileRefused as refused: print(refused)\n"
        )
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        assert run.stdout == "care.toml: you may not read this file; ask its owner, or look at its permissions\n", (
            run.stderr
        )


class TestText:
    def test_latin_1_is_named_with_its_line(self, tmp_path: Path) -> None:
        path = tmp_path / "old.toml"
        path.write_bytes('title = "x"\npurpose = "Café"\n'.encode("latin-1"))
        expected = 'care.toml:2: the letter after "purpose = "Caf" is not UTF-8; save it as "UTF-8" in your editor'
        assert refusal(path).startswith(expected)

    def test_utf_16_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "old.toml"
        path.write_bytes('title = "x"'.encode("utf-16"))
        assert "it is UTF-16" in refusal(path)

    def test_a_byte_order_mark_and_windows_line_ends_change_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "win.toml"
        path.write_bytes(b'\xef\xbb\xbfa = """\r\none\r\ntwo"""\r\n[b]\r\nc = 1\r\n')
        document = read_toml(path)
        assert document.data == {"a": "one\ntwo", "b": {"c": 1}}
        assert document.place(("b", "c")).line == 5

    def test_an_empty_file_has_no_values(self, write: Write) -> None:
        assert read_toml(write("")).data == {}

    def test_a_number_past_64_bits_is_refused_where_it_stands(self, write: Write) -> None:
        path = write("a = 9223372036854775807\n[b]\nc = [1, 9223372036854775808]\n")
        assert refusal(path) == "care.toml:3: a whole number is too large; write it between quotes"

    @pytest.mark.parametrize("text", ["a = " + "[" * 20_000, ".".join(["k"] * 20_000) + " = 1"])
    def test_a_small_file_cannot_take_the_program_down(self, text: str, write: Write) -> None:
        began = time.process_time()
        assert refusal(write(text)).startswith("care.toml:1: ")
        assert time.process_time() - began < 0.5

    def test_the_stand_in_parser_says_the_same(self) -> None:
        for text in ("a = 1\na = 2\n", "a = 27/11/2026", "a = [1,\nb = 2\n", "just words", 'a = "x'):
            told: list[str] = []
            for parse in (None, tomllib.loads):
                with pytest.raises(FileRefused) as refused:
                    parse_toml(text, "care.toml", parse)
                told.append(str(refused.value))
            assert told[0] == told[1]


OFFSETS = st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes)))
SCALARS = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.booleans()
    | st.dates(date(1, 1, 1))
    | st.times()
    | st.datetimes(datetime(1900, 1, 1))  # noqa: DTZ001 - TOML's local ones
    | st.datetimes(datetime(1900, 1, 1), timezones=OFFSETS)  # noqa: DTZ001
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), VALUES, max_size=5))
def test_values_are_those_of_the_standard_reader(data: dict[str, Any]) -> None:
    try:
        text = tomli_w.dumps(data)
        expected = tomllib.loads(text)
    except ValueError:
        return
    read = parse_toml(text, "care.toml").data
    assert read == expected
    assert repr(read) == repr(expected)


PIECES = st.sampled_from(
    [
        *(
            '"',
            "'",
            '"""',
            "\\",
            "[",
            "]",
            "[[",
            "]]",
            "{",
            "}",
            "=",
            ".",
            ",",
            "#",
            "\n",
            " ",
            "\t",
            "+",
            "-",
            "a",
            "b",
            "1",
            "é",
        ),
        *(
            "a = 1\n",
            "[a]\n",
            "[[b]]\n",
            'c = "x"\n',
            "2026-11-27",
            "14:00:00",
            "true",
            "1e5",
            "0x1f",
            "1_000",
            "\\u00e9",
        ),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_the_standard_reader_refuses_is_refused_with_a_place(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(FileRefused) as refused:
            parse_toml(text, "care.toml")
        place = refused.value.problems[0].place
        assert 1 <= place.line <= text.count("\n") + 1
    else:
        assert parse_toml(text, "care.toml").data == expected


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\n" * 800_000,
        "\n".join(f"a{number} = 1" for number in range(199_000)),
        "\n".join(f'[[action]]\nid = "A{number}"\n' for number in range(40_000)),
        "date = 2026-11-20\nmeeting = 1\n" + '[[action]]\nid = "A1"\n' * 24_000,
        "date = 2026-11-20\nmeeting = 1\n" + "[[update]]\nitem = 3\n" * 24_000,
        "meeting = 1\n[present]\n" + "\n".join(f"k{number} = 3" for number in range(49_000)),
        "meeting = 1\n[[action]]\nhelpers = [" + "1, " * 49_000 + "]",
        'a = "' + "x" * 4_900_000 + '"',
        '"""' * 1_600_000,
        "[a]\n" * 66_000,
        "x" * 4_999_999,
    ],
    ids=[
        "one key again",
        "many keys",
        "many tables",
        "tables",
        "updates",
        "names",
        "numbers",
        "one text",
        "quotes",
        "one table again",
        "a word",
    ],
)
def test_no_file_takes_more_than_two_seconds_and_200_mb(text: str, write: Write) -> None:
    path = write(text)
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom meetingtui.files.check import check_file\n"
        "print(check_file(Path(sys.argv[1]), 'care.toml')[0])\n"
        "print(time.process_time())\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    run = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True)
    sentence, took, memory = run.stdout.splitlines()
    assert sentence.startswith("care.toml")
    assert int(memory) < 200_000, f"{int(memory) // 1000} MB"
    assert float(took) < 2


def test_moments_are_read_as_toml_means_them(write: Write) -> None:
    data = read_toml(write("day = 2026-11-20\nat = 14:00:00\nboth = 2026-11-20T14:00:00\n")).data
    assert data == {"day": date(2026, 11, 20), "at": clock(14), "both": datetime(2026, 11, 20, 14)}  # noqa: DTZ001


def test_files_can_be_read_by_one_thread_after_another() -> None:
    code = (
        "from threading import Thread\n"
        "from meetingtui.files.toml_text import parse_toml\n"
        "for _ in range(30):\n"
        "    thread = Thread(target=parse_toml, args=('a = [1, 2]', 'x.toml'))\n"
        "    thread.start()\n"
        "    thread.join()\n"
        "assert parse_toml('a = 1', 'x.toml').data == {'a': 1}\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=30).returncode == 0
