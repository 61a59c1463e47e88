"""The review screen in use: verdicts and where they go, own wording, remarks, whole runs, trouble, and hostile text."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, OptionList, Static, TextArea

from resdiff.comparison import compare
from resdiff.errors import SavingError
from resdiff.review import Decision, Keeper, Remark, keeping, lay, read_file
from resdiff.screens.boxes import Choosing
from resdiff.screens.exporting import Exporting
from resdiff.screens.many import Many
from resdiff.screens.remarking import Remarking, RemarkList
from resdiff.screens.review import ReviewScreen
from resdiff.screens.threeway import ThreeTexts
from resdiff.screens.title import TitleLine
from resdiff.screens.wording import Wording
from tests.making_documents import BELLS, FEES, LAMPS, document, paragraph
from tests.review.making_reviews import BASE, DRAFT
from tests.review.making_reviews import comparison as small
from tests.screens.making_comparisons import change, comparison, everything
from tests.screens.making_sittings import sitting
from tests.screens.running_screens import Reader, at_the_desk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a review is kept."""
    return tmp_path / "draft.review.toml"


def _verdicts(file: Path) -> list[str]:
    return [decision.verdict for decision in read_file(str(file)).decisions]


def _told(reader: Reader) -> str:
    return str(reader.screen.query_one("#trouble", Static).render())


def _screen(reader: Reader) -> ReviewScreen:
    assert isinstance(reader.screen, ReviewScreen)
    return reader.screen


def _decision(reader: Reader) -> Decision:
    return _screen(reader).desk.decision(reader.pair.row.place)


def test_a_verdict_is_kept_and_the_next_open_change_comes(file: Path) -> None:
    """`a`, `x` and `h` decide, each is in the file, and the cursor goes on; the title counts."""

    async def use(reader: Reader) -> None:
        assert "PP2" == reader.address
        assert "0 of 7 decided" in reader.title()
        for count, (key, after) in enumerate([("a", "PP3"), ("x", "OP1 OP2"), ("h", "OP3")], 1):
            await reader.press(key)
            assert after == reader.address
            assert f"{count} of 7 decided" in reader.title()
        assert ["accept", "reject", "hold"] == _verdicts(file)

    at_the_desk(sitting(everything(), file), use)


def test_what_the_screen_shows_is_on_disk(file: Path) -> None:
    """Whenever the title says how much is decided, the file holds that much already."""
    ahead = []

    async def use(reader: Reader) -> None:
        def look() -> None:
            shown = _screen(reader).desk.progress.decided
            ahead.append(shown - (len(_verdicts(file)) if file.exists() else 0))

        reader.screen.watch(reader.screen.query_one(TitleLine), "heading", look, init=False)
        await reader.press("a", "x", "u", "h", "a")
        assert "3 of 7 decided" in reader.title()

    at_the_desk(sitting(everything(), file), use)

    assert len(ahead) >= 5
    assert not any(ahead)


def test_the_last_verdict_goes_back_to_what_was_left(file: Path) -> None:
    """From the end on the open ones before come; when all are decided that is said."""

    async def use(reader: Reader) -> None:
        await reader.press("n", *["a"] * 6)
        assert "PP2" == reader.address
        await reader.press("a")
        assert "All 7 changes are decided; E writes the report, q leaves" in reader.toasts
        await reader.press("tab")
        assert "7 of 7 decided" in reader.title()

    at_the_desk(sitting(everything(), file), use)


def test_next_and_previous_open_change(file: Path) -> None:
    """`tab` and shift+`tab` go to what is open and pass by what is decided."""

    async def use(reader: Reader) -> None:
        await reader.press("tab", "a", "p", "p", "tab")
        assert "OP1 OP2" == reader.address
        await reader.press("shift+tab")
        assert "PP2" == reader.address

    at_the_desk(sitting(everything(), file), use)


def test_the_cursor_may_stay(file: Path) -> None:
    """`S` switches the going on off and on again."""

    async def use(reader: Reader) -> None:
        await reader.press("S", "x")
        assert "PP2" == reader.address
        await reader.press("S", "x")
        assert "PP3" == reader.address

    at_the_desk(sitting(everything(), file), use)


def test_where_nothing_changed_nothing_is_decided(file: Path) -> None:
    """A verdict on an unchanged clause or beside the clauses is answered in words, and nothing is written."""

    async def use(reader: Reader) -> None:
        await reader.press("home", "a", "down", "x")
        assert ["No clause here to decide on", "Nothing changed here to decide on"] == reader.toasts

    at_the_desk(sitting(everything(), file), use)

    assert not file.exists()


def test_undo_and_redo_say_what_they_do(file: Path) -> None:
    """`u` and `U` name the step, go to its change and are kept too."""

    async def use(reader: Reader) -> None:
        await reader.press("u", "a", "x", "u")
        assert ["There is nothing to take back", "Taken back: reject one change"] == reader.toasts
        assert "PP3" == reader.address
        assert ["accept"] == _verdicts(file)
        await reader.press("end", "U")
        assert "Made again: reject one change" == reader.toasts[-1]
        assert "PP3" == reader.address
        assert ["accept", "reject"] == _verdicts(file)

    at_the_desk(sitting(everything(), file), use)


def test_work_goes_on_where_it_was_left(file: Path) -> None:
    """A review opened again begins at the first change that is open."""

    async def begin(reader: Reader) -> None:
        await reader.press("a", "a")

    async def go_on(reader: Reader) -> None:
        assert "OP1 OP2" == reader.address
        assert "2 of 7 decided" in reader.title()

    at_the_desk(sitting(everything(), file), begin)
    at_the_desk(sitting(everything(), file), go_on)


def test_the_overview_shows_what_is_decided(file: Path) -> None:
    """Where a change is decided its verdict stands in the overview, elsewhere what happened to the clause."""

    async def use(reader: Reader) -> None:
        assert {"split", "merged", "added"} <= set(reader.pair.listing.looks)
        await reader.press("a", "x", "h")
        assert {"accepted", "rejected", "held"} <= set(reader.pair.listing.looks)

    at_the_desk(sitting(everything(), file), use)


def test_the_filter_knows_verdicts(file: Path) -> None:
    """`f` lists what is open and decided first; with only the open ones shown, a decided one goes away."""

    async def use(reader: Reader) -> None:
        await reader.press("a", "f")
        options = reader.app.screen.query_one(OptionList)
        told = [str(options.get_option_at_index(k).prompt).split() for k in (1, 2)]
        assert [["○", "○", "open", "6"], ["○", "✓", "accepted", "1"]] == told
        await reader.press("down", "enter")
        await reader.until(lambda: len(reader.pair.listing.shown) == 6)
        await reader.press("x")
        await reader.until(lambda: len(reader.pair.listing.shown) == 5)
        assert "OP1 OP2" == reader.address

    at_the_desk(sitting(everything(), file), use)


# Own wording


def test_own_words(file: Path) -> None:
    """`e` opens the draft's words below both texts, ctrl+s keeps them as they became, below the clause."""

    async def use(reader: Reader) -> None:
        await reader.press("e")
        await reader.until(lambda: isinstance(reader.app.focused, TextArea))
        field = reader.app.screen.query_one(TextArea)
        assert "Stressing that every State tends its own coast," == field.text
        await reader.press("backspace", *" alone")
        await reader.until(lambda: field.text.endswith("alone"))
        await reader.press("ctrl+s")
        await reader.until(lambda: "1 of 7 decided" in reader.title())
        assert "PP3" == reader.address
        assert "✎" in reader.seen()
        assert "own" in reader.seen()

    at_the_desk(sitting(everything(), file), use)

    (decision,) = read_file(str(file)).decisions
    assert ("own", ("Stressing that every State tends its own coast alone",)) == (decision.verdict, decision.wording)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "needs words"),
        ("  \n ", "needs words"),
        ("Stressing that every State tends its own coast,", "the draft's words"),
        ("Stressing that each State tends its own coast,", "the base's words"),
    ],
)
def test_a_wording_that_is_none_is_told(file: Path, words: str, told: str) -> None:
    """No words, the draft's and the base's are not kept as one's own; the sheet says what to do."""

    async def use(reader: Reader) -> None:
        await reader.press("e")
        await reader.until(lambda: isinstance(reader.app.focused, TextArea))
        sheet = reader.app.screen
        sheet.query_one(TextArea).text = words
        await reader.pilot.pause()
        await reader.press("ctrl+s")
        assert reader.app.screen is sheet
        assert told in str(sheet.query_one("#told", Static).render())

    at_the_desk(sitting(everything(), file), use)

    assert not file.exists()


def test_leaving_the_wording_asks_only_if_something_was_typed(file: Path) -> None:
    """Escape leaves an untouched sheet at once, and one with other words when pressed twice; `q` is a letter there."""

    async def use(reader: Reader) -> None:
        await reader.press("e")
        await reader.until(lambda: isinstance(reader.app.focused, TextArea))
        await reader.press("escape")
        await reader.until(lambda: reader.app.screen is reader.screen)
        await reader.press("e")
        await reader.until(lambda: isinstance(reader.app.focused, TextArea))
        await reader.press("q", "escape")
        sheet = reader.app.screen
        assert isinstance(sheet, Wording)
        assert "not kept" in str(sheet.query_one("#told", Static).render())
        await reader.press("escape")
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert "0 of 7 decided" in reader.title()

    at_the_desk(sitting(everything(), file), use)


def test_direction_marks_survive_an_own_wording(file: Path) -> None:
    """They are shown by their codes in the field and kept as the document has them; control characters are not."""
    odd = comparison(change("OP1", "OP1", "Urges \u200f[-all-]{+the+} States \x1b[31m;"))

    async def use(reader: Reader) -> None:
        await reader.press("e")
        await reader.until(lambda: isinstance(reader.app.focused, TextArea))
        assert "Urges <200F>the States ␛[31m;" == reader.app.screen.query_one(TextArea).text
        await reader.press("backspace", ".", "ctrl+s")
        await reader.until(lambda: "1 of 1 decided" in reader.title())
        assert ("Urges \u200fthe States ␛[31m.",) == _decision(reader).wording

    at_the_desk(sitting(odd, file), use)


# Remarks


def test_remarks_are_made_listed_reworded_and_taken_away(file: Path) -> None:
    """`c` makes one with its kind and author, `C` lists all; from there one goes to it, rewords it, takes it away."""

    async def use(reader: Reader) -> None:
        await reader.press("c")
        await reader.until(lambda: isinstance(reader.app.focused, TextArea))
        await reader.press("tab", *"why")
        await reader.until(lambda: reader.app.screen.query_one(TextArea).text == "why")
        await reader.press("enter")
        await reader.until(lambda: "Question by Ada, 4 October 2139: why" in reader.seen())
        assert "PP2" == reader.address
        assert "with remarks" in reader.pair.row.facets

        await reader.press("end", "C")
        await reader.until(lambda: isinstance(reader.app.screen, RemarkList))
        await reader.press("enter")
        await reader.until(lambda: reader.address == "PP2")

        await reader.press("C")
        await reader.until(lambda: isinstance(reader.app.screen, RemarkList))
        await reader.press("e")
        await reader.until(lambda: isinstance(reader.app.focused, TextArea))
        await reader.press("!", "enter")
        await reader.until(lambda: "why!" in reader.seen())

        await reader.press("C")
        await reader.until(lambda: isinstance(reader.app.screen, RemarkList))
        await reader.press("delete")
        await reader.until(lambda: "why!" not in reader.seen())
        await reader.press("u")
        await reader.until(lambda: "why!" in reader.seen())

    at_the_desk(sitting(everything(), file), use)

    ((remark,),) = [decision.remarks for decision in read_file(str(file)).decisions]
    assert ("question", "Ada", "why!", "2139-10-04") == (remark.kind, remark.author, remark.text, remark.date)


def test_a_remark_needs_words_and_may_be_signed_by_others(file: Path) -> None:
    """An empty one is told; the palette's command takes another name."""

    async def use(reader: Reader) -> None:
        await reader.press("C")
        assert ["There are no remarks; c makes one"] == reader.toasts
        _screen(reader).action_sign()
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press("B", "enter")
        await reader.until(lambda: reader.app.screen is reader.screen)
        await reader.press("c")
        await reader.until(lambda: isinstance(reader.app.focused, TextArea))
        await reader.press("enter")
        assert isinstance(reader.app.screen, Remarking)
        assert "needs words" in str(reader.app.screen.query_one("#told", Static).render())
        await reader.press("x", "ctrl+j", "y", "ctrl+s")
        await reader.until(lambda: bool(_decision(reader).remarks))
        assert ("AdaB", "x\ny") == (_decision(reader).remarks[0].author, _decision(reader).remarks[0].text)

    at_the_desk(sitting(everything(), file), use)


# Whole runs


def test_whole_runs_are_one_step(file: Path) -> None:
    """`d` lists what is open by class and part with counts; a verdict's key decides, and one `u` takes it back."""

    async def use(reader: Reader) -> None:
        await reader.press("a", "d")
        await reader.until(lambda: isinstance(reader.app.screen, Many))
        options = reader.app.screen.query_one(OptionList)
        told = [str(options.get_option_at_index(k).prompt) for k in range(options.option_count)]
        assert ["all that is left", "6 open"] == [told[-1][:16], told[-1][-6:]]
        await reader.press("end", "x")
        await reader.until(lambda: "7 of 7 decided" in reader.title())
        assert "Rejected: all that is left, 6 changes; u takes it back" in reader.toasts
        assert ["accept", *["reject"] * 6] == _verdicts(file)
        await reader.press("u")
        assert ["accept"] == _verdicts(file)

    at_the_desk(sitting(everything(), file), use)


def test_a_run_leaves_the_reader_at_what_is_open(file: Path) -> None:
    """With a filter its changes are the first run; a change that is still open keeps the cursor."""

    async def use(reader: Reader) -> None:
        reader.pair.filter(frozenset({"added"}))
        await reader.press("d")
        await reader.until(lambda: isinstance(reader.app.screen, Many))
        prompt = str(reader.app.screen.query_one(OptionList).get_option_at_index(0).prompt)
        assert ["all that the filter shows", "1 open"] == [prompt[:25], prompt[-6:]]
        await reader.press("a")
        await reader.until(lambda: "1 of 7 decided" in reader.title())
        assert ["accept"] == _verdicts(file)

    at_the_desk(sitting(everything(), file), use)


# Trouble


def test_trouble_is_told_and_nothing_decided_is_lost(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is told in two lines; what was decided stays, and is written with the next step that can be."""
    full = True

    def save(name: str, data: bytes) -> None:
        if full:
            raise SavingError(f"{name} cannot be written: no space left on device", "")
        Path(name).write_bytes(data)

    monkeypatch.setattr(keeping, "save", save)

    async def use(reader: Reader) -> None:
        nonlocal full
        await reader.press("a")
        assert "no space left on device" in _told(reader)
        assert "save it under another name" in _told(reader)
        assert "1 of 7 decided" in reader.title()
        await reader.press("q")
        assert "q once more leaves without it" in _told(reader)
        full = False
        await reader.press("x")
        assert not reader.screen.query_one("#trouble").display
        assert ["accept", "reject"] == _verdicts(file)

    at_the_desk(sitting(everything(), file), use)


def test_a_file_changed_by_somebody_else_is_left_alone(file: Path, tmp_path: Path) -> None:
    """It is told, the file stays as they wrote it, and ctrl+s keeps the review elsewhere from then on."""
    other = tmp_path / "other.review.toml"

    async def use(reader: Reader) -> None:
        await reader.press("a")
        theirs = file.read_text(encoding="utf-8").replace("accept", "reject")
        file.write_text(theirs, encoding="utf-8")
        await reader.press("a")
        assert "changed by somebody else" in _told(reader)
        await reader.press("ctrl+s")
        await reader.until(lambda: isinstance(reader.app.screen, Exporting))
        await reader.until(lambda: bool(reader.app.screen.query("Input")))
        field = reader.app.screen.query("Input").first()
        field.value = str(other)  # type: ignore[attr-defined] - an Input
        await reader.pilot.pause()
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert not reader.screen.query_one("#trouble").display
        await reader.press("h")
        assert ["accept", "accept", "hold"] == _verdicts(other)
        assert theirs == file.read_text(encoding="utf-8")

    at_the_desk(sitting(everything(), file), use)


def test_another_windows_file_is_not_saved_over(file: Path, tmp_path: Path) -> None:
    """A name that another window works at is refused before anything is written there."""
    other = tmp_path / "other.review.toml"
    keeper = Keeper(str(other))

    async def use(reader: Reader) -> None:
        await reader.press("a", "ctrl+s")
        await reader.until(lambda: isinstance(reader.app.screen, Exporting) and bool(reader.app.screen.query("Input")))
        reader.app.screen.query("Input").first().value = str(other)  # type: ignore[attr-defined] - an Input
        await reader.pilot.pause()
        await reader.press("enter")
        assert "open in another window" in str(reader.app.screen.query_one("#told", Static).render())

    at_the_desk(sitting(everything(), file), use)
    keeper.close()

    assert not other.exists()


def test_a_draft_that_changes_on_disk_is_told(file: Path, tmp_path: Path) -> None:
    """The decisions stay with the words that are shown, and the way to the new words is said; esc takes it away."""
    draft = tmp_path / "draft.txt"
    draft.write_text("before", encoding="utf-8")
    over = small()
    over = type(over)(over.old, type(over.new)(str(draft), over.new.paragraphs, over.new.notes), over.changes)

    async def use(reader: Reader) -> None:
        draft.write_text("something else", encoding="utf-8")
        await reader.until(lambda: "changed on disk" in _told(reader) or not _screen(reader)._look())
        assert "carried over to the new words" in _told(reader)
        await reader.press("escape")
        assert not reader.screen.query_one("#trouble").display

    at_the_desk(sitting(over, file), use)


def test_the_file_is_free_once_the_screen_is_left(file: Path) -> None:
    """Leaving lets another window have the review."""

    async def use(reader: Reader) -> None:
        await reader.press("a", "q")

    at_the_desk(sitting(everything(), file), use)

    Keeper(str(file)).close()
    assert [file.name] == [path.name for path in file.parent.iterdir()]


def test_keys_behind_the_one_that_leaves_do_nothing(file: Path) -> None:
    """Typed fast, they find no screen to act on and break nothing."""

    async def use(reader: Reader) -> None:
        for key in "qeudax":
            reader.app.post_message(events.Key(key, key))
        await reader.until(lambda: not reader.app.is_running)

    at_the_desk(sitting(everything(), file), use)

    assert not file.exists()


# An earlier draft, other drafts


def test_a_carried_review(file: Path, tmp_path: Path) -> None:
    """What changed since is open again with its three texts on `v`, the rest holds; `L` lists what became of all."""
    rev1 = document(
        *(
            paragraph("PP2", p.text.replace("all vessels", "all small vessels")) if p.id == "PP2" else p
            for p in DRAFT.paragraphs
        ),
        notes=DRAFT.notes,
        symbol="A/C.2/94/L.5/Rev.1",
    )

    async def decide(reader: Reader) -> None:
        await reader.press("d")
        await reader.until(lambda: isinstance(reader.app.screen, Many))
        await reader.press("end", "a")
        await reader.until(lambda: file.exists())

    async def again(reader: Reader) -> None:
        assert "L lists" in _told(reader)
        assert "PP2" == reader.address
        assert "to decide again" in reader.pair.row.facets
        assert "the earlier draft had other words; they were accepted" == reader.pair.row.standing.told
        await reader.press("v")
        await reader.until(lambda: isinstance(reader.app.screen, ThreeTexts))
        shown = "\n".join(str(each.render()) for each in reader.app.screen.query(Static))
        assert "The earlier draft, accepted" in shown
        assert "all small vessels" in shown
        await reader.press("a")
        await reader.until(lambda: _verdicts(tmp_path / "rev1.toml") != [])
        await reader.press("L")
        await reader.pilot.pause()
        assert reader.app.screen is reader.screen, "nothing is left to tell"

    at_the_desk(sitting(small(), file), decide)
    at_the_desk(sitting(compare(BASE, rev1), tmp_path / "rev1.toml", carry=file), again)

    assert "open" not in _verdicts(tmp_path / "rev1.toml")


def test_a_proposal_of_another_draft_is_taken(file: Path) -> None:
    """`D` lists who proposes what on a clause; the one chosen stands as own wording, or as the verdict that it is."""
    base = document(paragraph("OP1", LAMPS), paragraph("OP2", FEES), paragraph("OP3", BELLS))
    first = document(paragraph("OP1", LAMPS.replace("Urges", "Invites")), *base.paragraphs[1:])
    second = document(paragraph("OP1", LAMPS.replace("Urges", "Calls upon")), *base.paragraphs[1:])
    laid = lay(base, [first, second], ["Norland", "Sudland"])

    async def use(reader: Reader) -> None:
        assert {"others propose", "proposals clash"} <= set(reader.pair.row.facets)
        await reader.press("i")
        await reader.until(lambda: "Proposals: they clash" in str(reader.screen.query_one("SidePanel Static").render()))
        await reader.press("D")
        await reader.until(lambda: isinstance(reader.app.screen, Choosing))
        await reader.press("down", "enter")
        await reader.until(lambda: file.exists())
        assert (LAMPS.replace("Urges", "Calls upon"),) == _decision(reader).wording
        await reader.press("D")
        await reader.until(lambda: isinstance(reader.app.screen, Choosing))
        await reader.press("enter")
        await reader.until(lambda: _verdicts(file) == ["accept"])

    at_the_desk(sitting(laid.comparisons[0], file, laid=laid), use)


# Writing, and everything by name


def test_the_report_is_written(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`E` asks for a name and writes what the command hands in."""
    monkeypatch.chdir(tmp_path)

    async def use(reader: Reader) -> None:
        await reader.press("a", "E")
        await reader.until(lambda: isinstance(reader.app.screen, Exporting))
        await reader.until(lambda: bool(reader.app.screen.query("Input")))
        await reader.press("enter")
        await reader.until(lambda: "Written to report.txt" in reader.toasts)

    at_the_desk(sitting(everything(), file), use)

    assert "1 of 7 decided" == (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_keys_and_commands_agree(file: Path) -> None:
    """Every command has keys and a name of its own, its action is there, and those without keys are in the palette."""
    commands = ReviewScreen.commands
    keys = [key for command in commands for key in command.keys.split(",") if key]

    async def use(reader: Reader) -> None:
        bound = {key: found.binding.action for key, found in reader.screen.active_bindings.items()}
        for command in commands:
            of_app = command.action.startswith("app.")
            actor = reader.app if of_app else reader.screen.query_one(command.at) if command.at else reader.screen
            assert hasattr(actor, f"action_{command.action.removeprefix('app.').partition('(')[0]}"), command
            assert {command.action} >= {bound[key] for key in command.keys.split(",") if key}

    at_the_desk(sitting(everything(), file), use)

    assert len(keys) == len(set(keys))
    assert len(commands) == len({command.name for command in commands})


def test_hostile_text_stays_text(file: Path) -> None:
    """Markup and escape sequences of documents, remarks and authors are shown, in the columns and in every sheet."""
    evil = "[red]\x1b]0;x\x07[/] [@click=app.quit]x[/]"
    odd = comparison(change("OP1", "OP1", f"Urges [-all-]{{+the+}} {evil};"), change("OP2", "OP2", "Ends"))
    at = sitting(odd, file)
    desk = at.opened.desk

    async def use(reader: Reader) -> None:
        _screen(reader).make(lambda: desk.remark(reader.pair.row.place, Remark("note", evil, evil, evil)))
        _screen(reader).make(lambda: desk.word(reader.pair.row.place, [evil]))
        await reader.press("i")
        for key in ("C", "e", "c"):
            await reader.press(key)
            await reader.until(lambda: reader.app.screen is not reader.screen)
            await reader.pilot.pause()
            await reader.press("escape")
            await reader.until(lambda: reader.app.screen is reader.screen)
        assert "[red]␛]0;x␇[/] [@click=app.quit]x[/]" in reader.seen()
        assert "\x1b" not in reader.seen()

    at_the_desk(at, use, (200, 40))
