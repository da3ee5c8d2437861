"""Words are found wherever minutes say them, the newest first, and whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetingtui.review.index.search import search
from meetingtui.review.index.store import Index
from tests.review.index.archive import Archive, action, names, partnership, parts


def test_the_newest_minutes_come_first(archive: Archive) -> None:
    for day in ("2026-03-02", "2027-01-05", "2026-11-20"):
        archive.keep(f"m-{day}", action("Send the invoice."), day=day)
    assert names(search(archive.folder, "invoice")) == ["m-2027-01-05", "m-2026-11-20", "m-2026-03-02"]


def test_the_beginning_of_a_word_is_enough_and_all_words_must_be_there(archive: Archive) -> None:
    archive.keep("m", action("Send November as one invoice.") + action("Send the plan.", "A2"))
    assert parts(search(archive.folder, "inv")) == ["A1"]
    assert sorted(parts(search(archive.folder, "send"))) == ["A1", "A2"]
    assert parts(search(archive.folder, "send plan")) == ["A2"]


def test_case_accents_and_strokes_do_not_matter(archive: Archive) -> None:
    archive.keep("m", action("Zażółć the Łódź café in Tromsø."))
    for typed in ("łódź", "LODZ", "Cafe", "CAFÉ", "tromso", "zazolc"):
        assert parts(search(archive.folder, typed)) == ["A1"], typed


def test_quotes_keep_words_together(archive: Archive) -> None:
    archive.keep("m", action("The third site opens.") + action("Site of the third kind.", "A2"))
    assert parts(search(archive.folder, '"third site"')) == ["A1"]


def test_a_word_with_a_slip_is_found_and_what_was_taken_is_said(archive: Archive) -> None:
    archive.keep("m", action("Send the invoice."))
    found = search(archive.folder, "invoise")
    assert (parts(found), found.corrected) == (["A1"], (("invoise", ("invoice",)),))


def test_a_mended_word_is_a_beginning_too_unless_it_was_quoted(archive: Archive) -> None:
    archive.keep("m", action("Sign the contract.") + action("Two contracts are signed.", "A2"))
    found = search(archive.folder, "contrct")
    assert sorted(parts(found)) == ["A1", "A2"]
    assert sorted(hit.snippet.text[a:b] for hit in found.hits for a, b in hit.snippet.bold) == ["contract", "contracts"]
    assert parts(search(archive.folder, '"contrct"')) == ["A1"]


def test_a_word_that_is_there_is_never_corrected(archive: Archive) -> None:
    archive.keep("m", action("Invite them.") + action("Send the invoice.", "A2"))
    found = search(archive.folder, "invite")
    assert (parts(found), found.corrected) == (["A1"], ())


def test_where_nothing_is_found_the_nearest_words_are_named(archive: Archive) -> None:
    archive.keep("m", action("Meet the clerk."))
    found = search(archive.folder, "clock")
    assert (found.hits, found.nearest) == ((), ("clerk",))


def test_a_person_is_found_by_the_name_they_have_now(archive: Archive) -> None:
    archive.keep("m", action("Open a door."))
    assert parts(search(archive.folder, "okafor door", partnership())) == ["A1"]
    text = (archive.folder / "partnership.toml").read_text().replace("Imani Okafor", "Imani Newname")
    (archive.folder / "partnership.toml").write_text(text)
    from meetingtui.files.partnership import load_partnership

    renamed, _ = load_partnership(archive.folder / "partnership.toml")
    assert parts(search(archive.folder, "newname", renamed)) == ["A1"]
    assert parts(search(archive.folder, "okafor", renamed)) == []


def test_filters_narrow_what_is_found_typed_or_given(archive: Archive) -> None:
    said = '[[decision]]\nid = "D1"\ntext = "Open two doors."\nowner = "mateo"\nstream = "pilot"\n'
    archive.keep("old", action("Open a door."), day="2025-05-01")
    archive.keep("new", action("Open a door.", "A2", "jonas") + said, day="2026-05-01")
    for typed, wanted in {
        "open kind:decision": ["D1"],
        "open kind:actions": ["A2", "A1"],
        "open person:imani": ["A1"],
        'open person:"jonas weil"': ["A2"],
        "open party:tolland": ["D1"],
        "open stream:pilot": ["D1"],
        "open kind:action since:2026": ["A2"],
        "open until:2025-05": ["A1"],
        "open until:2025-04": [],
    }.items():
        assert parts(search(archive.folder, typed, partnership())) == wanted, typed
    assert parts(search(archive.folder, "open", partnership(), party="Quillmere", since="2026-05-01")) == ["A2"]


def test_a_filter_that_says_nothing_is_left_out_and_told(archive: Archive) -> None:
    archive.keep("m", action("Open a door."))
    found = search(archive.folder, "door kind:doors since:soon")
    assert parts(found) == ["A1"]
    assert [sentence.split(";")[0] for sentence in found.strange] == ['there is no kind "doors"', '"soon" is no date']


def test_what_was_left_open_is_found_as_an_action_too(archive: Archive) -> None:
    archive.keep("m", '[[open]]\nid = "A7"\ntext = "Ask the council."\nmissing = ["an owner"]\n')
    assert parts(search(archive.folder, "council kind:action")) == ["A7"]
    assert parts(search(archive.folder, "council kind:open")) == ["A7"]


def test_words_in_several_places_of_one_meeting_are_found_as_such(archive: Archive) -> None:
    archive.keep("both", action("Send the invoice.") + action("Open the museum.", "A2"))
    archive.keep("one", action("Send the invoice."))
    found = search(archive.folder, "invoice museum")
    assert (names(found), found.apart) == (["both"], True)


def test_a_rare_word_of_long_ago_is_put_beside_one_that_is_everywhere(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetingtui.review.index.search.PLENTY", 3)
    archive.keep("old", action("Send the invoice.") + action("Open the museum.", "A2"), day="2020-01-01")
    archive.keep("older", action("Close the museum."), day="2019-01-01")
    for number in range(8):
        archive.keep(f"m{number}", action("Send the invoice."))
    assert names(search(archive.folder, "invoice museum")) == ["old"]


def test_an_id_means_that_item_and_no_longer_one(archive: Archive) -> None:
    archive.keep("m", action("One.", "A3") + action("Two.", "A31"))
    assert parts(search(archive.folder, "a3")) == ["A3"]


def test_a_meeting_in_progress_has_not_happened_yet(archive: Archive) -> None:
    archive.keep("m", action("Open a door."), state='"in progress"')
    assert search(archive.folder, "door").hits == ()


def test_broken_minutes_are_left_out_and_named(archive: Archive) -> None:
    archive.keep("good", action("Open a door."))
    archive.path("bad").write_text("meeting = [")
    for _ in range(2):
        found = search(archive.folder, "door")
        assert names(found) == ["good"]
        assert [str(one).rpartition("/")[2].split(": ")[0] for one in found.problems] == ["bad.toml:1"]


def test_an_empty_file_is_no_minutes_and_is_named_too(archive: Archive) -> None:
    archive.path("empty").write_text("")
    found = search(archive.folder, "door")
    assert any("empty.toml" in str(one) for one in found.problems)


def test_the_snippet_shows_the_word_in_its_surroundings_and_where_it_is(archive: Archive) -> None:
    archive.keep("m", action(f"{'word ' * 60}the ÉCLAIR for everyone {'more ' * 60}"))
    (hit,) = search(archive.folder, "eclair everyone", width=40).hits
    said = hit.snippet
    assert [said.text[start:end] for start, end in said.bold] == ["ÉCLAIR", "everyone"]
    assert said.text[0] == said.text[-1] == "…"
    assert len(said.text) <= 40


def test_more_than_are_shown_are_counted(archive: Archive) -> None:
    for number in range(5):
        archive.keep(f"m{number}", action("Open a door."))
    found = search(archive.folder, "door", limit=2)
    assert (len(found.hits), found.total, found.more) == (2, 5, False)


def test_scripts_without_spaces_are_found_by_any_of_their_words(archive: Archive) -> None:
    archive.keep("m", action("東京の会議を開く"))
    (hit,) = search(archive.folder, "会議").hits
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.bold] == ["会議"]


HARD = st.text(st.sampled_from("ab \"'*():^-+{}[]<>.,;%_\\/\x00\n\té会ß٣½ ANDORTNEkid:"), max_size=30)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HARD | st.text(max_size=40))
def test_nothing_that_can_be_typed_is_an_error(archive: Archive, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    def never(index: Index, error: Exception) -> None:
        raise AssertionError(f"{typed!r} was taken for a damaged index: {error}")

    monkeypatch.setattr(Index, "mend", never)
    if not archive.path("m").exists():
        archive.keep("m", action("a b AND NEAR kind: é 会 ß"))
    found = search(archive.folder, typed, partnership())
    for hit in found.hits:
        assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.bold)
