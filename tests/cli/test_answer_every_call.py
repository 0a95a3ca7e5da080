# SPDX-License-Identifier: EUPL-1.2
"""Every call of the command line ends with an answer and an exit code, never with a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from kurzweg import __version__
from kurzweg.cli.answers import BadInput, Fault, answering, emit, problems_of, sentence_of
from kurzweg.cli.main import answer

PROGRAM = [sys.executable, "-c", "from kurzweg.cli.main import run; run()"]


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["--version"]) == 0
    assert capsys.readouterr().out == f"kurzweg {__version__}\n"


def test_help_names_the_commands_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["--help"]) == 0
    told = capsys.readouterr().out
    assert [name for name in ("up", "structure", "route") if f"\n  {name} " not in told] == []
    assert "Exit: 0 done, 1 the answer is no, 2 bad input." in " ".join(told.split())


def test_help_for_everything_imports_neither_django_nor_yaml() -> None:
    for words in (["--help"], ["structure", "--help"], ["--version"]):
        assert _imported_by(words) & {"django", "yaml"} == set()


def test_structures_are_shown_without_django() -> None:
    assert _imported_by(["structure", "schema"]) & {"django", "yaml"} == {"yaml"}


def _imported_by(words: list[str]) -> set[str]:
    ask = f"import sys; from kurzweg.cli.main import answer; answer({words}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["strukture"], "No such command 'strukture'. Did you mean 'structure'?"),
        (["structure", "shov"], "Did you mean 'show'?"),
        (["structure", "show"], "Missing argument"),
        (["structure", "show", "a", "b"], "unexpected extra argument"),
        (["structure", "diff", "--language", "fr", "a", "b"], "fr"),
        (["--nie"], "--nie"),
    ],
)
def test_a_wrong_call_is_told_on_standard_error(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err


def test_a_wrong_call_is_told_as_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["structure", "show", "--json"], ["strukture", "--json"], ["log", "--nie", "--json"]):
        assert answer(words) == 2
        said = capsys.readouterr()
        (problem,) = json.loads(said.out)["problems"]
        assert problem["cause"].rstrip(".?") in " ".join(said.err.split())


def test_a_command_that_is_not_installed_does_not_harm_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "kurzweg.cli.route", None)
    assert answer(["route", "x"]) == 2
    assert "route is not part of this installation." in capsys.readouterr().err
    assert answer(["structure", "schema"]) == 0


def test_a_fault_of_kurzweg_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kurzweg.engine.structure.schema", lambda: 1 / 0)
    monkeypatch.delenv("KURZWEG_TRACEBACK", raising=False)
    assert answer(["structure", "schema"]) == 70
    assert capsys.readouterr().err == (
        "kurzweg stopped: ZeroDivisionError: division by zero\n"
        "This is a fault of kurzweg. Run it again with KURZWEG_TRACEBACK=1 and report what it prints.\n"
    )


def test_whoever_wants_the_traceback_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kurzweg.engine.structure.schema", lambda: 1 / 0)
    monkeypatch.setenv("KURZWEG_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        answer(["structure", "schema"])


def test_a_stop_by_the_keyboard_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kurzweg.engine.structure.schema", interrupted)
    assert answer(["structure", "schema"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_stop_while_waiting_for_input_is_quiet() -> None:
    # A shell that starts something in the background lets it ignore the keyboard; whoever types does not.
    listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); print('up', flush=True); "
    started = subprocess.Popen(
        [*PROGRAM[:2], listening + PROGRAM[2], "structure", "show", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with started as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"up\n"
        process.send_signal(signal.SIGINT)
        assert process.wait() in (130, -signal.SIGINT)


def test_whoever_ends_the_program_while_it_writes_leaves_no_half_file(tmp_path: Path) -> None:
    written = tmp_path / "office.yaml"
    halting = (
        "import signal; from kurzweg.cli import files; "
        "files._take_place = lambda part, target: (part.write_text('half'), print('up', flush=True), signal.pause()); "
    )
    started = subprocess.Popen(
        [*PROGRAM[:2], halting + PROGRAM[2], "structure", "export", "burgenlandkreis-2018", "--out", str(written)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with started as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        process.terminate()
        assert process.wait() == 143
    assert list(tmp_path.iterdir()) == []


def test_a_reader_who_has_enough_causes_no_complaint() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, "structure", "schema"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_terminal_that_cannot_show_a_letter_is_no_reason_to_stop(tmp_path: Path) -> None:
    office = tmp_path / "amt.yaml"
    office.write_text("kurzweg: 1\noffice: Ämter مكتب\nlabel: x\nland: ST\nvalid_from: 2018-04-26\n", "utf-8")
    done = subprocess.run(
        [*PROGRAM, "structure", "show", str(office)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=True,
    )
    assert done.stdout.startswith("Ämter ????".encode("latin-1"))


def test_a_problem_is_told_as_place_cause_and_mend() -> None:
    problem = Fault(file="a.yaml", line=3, field="units[0].id", cause="It is wrong.", mend="Mend it.")
    assert sentence_of(problem) == "a.yaml, line 3, units[0].id: It is wrong. Mend it."
    assert str(BadInput("It is wrong.", "Mend it.")) == "It is wrong. Mend it."


def test_a_problem_is_told_as_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as left, answering(as_json=True):
        raise BadInput("Falsch.", "Ändern.", file="a.yaml", line=3, field="office")
    assert left.value.exit_code == 2
    said = capsys.readouterr()
    assert json.loads(said.out) == {
        "problems": [{"file": "a.yaml", "line": 3, "field": "office", "cause": "Falsch.", "mend": "Ändern."}]
    }
    assert said.err == "a.yaml, line 3, office: Falsch. Ändern.\n"


def test_what_the_system_refuses_is_told_with_the_file() -> None:
    (problem,) = problems_of(PermissionError(13, "Permission denied", "a.yaml"))
    assert sentence_of(problem) == ("a.yaml: Permission denied. Check the path, the permissions and the free space.")
    assert problems_of(ZeroDivisionError()) == ()


def test_json_has_no_numbers_that_are_none() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        emit({"mean": float("nan")})
