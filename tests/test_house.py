"""The house: imports run one way, the core is light, every room says what it is for."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "resdiff"

# A floor a line: a room imports from floors above it in this list (earlier), and rooms on one floor do not meet.
FLOORS = (
    ("errors", "model", "visible", "beside", "bars"),
    ("saving", "terminal", "cache_home"),
    ("wording", "reading", "fetching"),
    ("alignment",),
    ("comparison",),
    ("meaning", "pinning"),
    ("signs", "keeping"),
    ("summary", "outline", "lineage"),
    ("review", "telling"),
    ("exports", "screens", "redline"),
    ("cli",),
    ("__main__",),
)
FLOOR = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """The rooms of resdiff that a module imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "resdiff" else [f"resdiff.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("resdiff.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    """A room imports only from the floors below it, and rooms on one floor do not know each other."""
    room = _room(path)
    if room == "__init__":
        return
    wrong = {other for other in _imports(path) - {room, "__version__"} if FLOOR.get(other, 99) >= FLOOR.get(room, -1)}
    assert not wrong, f"{room} must not import {', '.join(sorted(wrong))}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    """A module opens with one sentence, and is named for what it does."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""

    assert docstring.split("\n\n")[0].rstrip().endswith((".", "?", "`resdiff`.")), (
        "the first sentence ends with a full stop"
    )
    assert path.stem not in {"utils", "helpers", "manager", "base"}


@pytest.mark.parametrize(
    "path", [p for p in MODULES if _room(p) != "screens"], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_only_the_screens_import_textual(path: Path) -> None:
    """Nothing outside the screens names Textual or Rich, not even inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        assert not {name.split(".")[0] for name in names} & {"textual", "rich"}


def _modules_after(code: str, **environment: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    return {name.split(".")[0] for name in done.stderr.splitlines()}


HEAVY = {"textual", "rich", "pypdfium2", "lxml", "numpy", "urllib3", "platformdirs"}


def test_importing_resdiff_is_light() -> None:
    """`import resdiff` loads no library at all."""
    assert not _modules_after("import resdiff") & (
        HEAVY | {"attr", "attrs", "rapidfuzz", "diff_match_patch", "argparse"}
    )


def test_the_help_and_the_summary_import_no_screen(examples: Path) -> None:
    """`resdiff --help` and `resdiff summary` of two texts load neither Textual nor Rich nor PDF."""
    pair = [str(path) for path in sorted(examples.glob("lighthouses-9[34].txt"))]
    helped = "from resdiff.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"

    assert not _modules_after(helped) & HEAVY
    assert not _modules_after(f"from resdiff.cli import main\nassert main(['summary', *{pair!r}]) == 0") & HEAVY


_OPENED = """
import resdiff.cli.history as history, resdiff.screens as screens
from resdiff.cli import main
def opened(load):
    import resdiff.screens.app, resdiff.screens.history
    load(lambda line: None)
history.is_screen, history.need_screen, screens.open_history = lambda: True, lambda instead: None, opened
assert main(['history', *{names!r}]) == 0
"""


def test_a_history_from_the_cache_imports_nothing_that_compares(examples: Path, tmp_path: Path) -> None:
    """Opened once more it needs neither the alignment nor its libraries: the grid is there half a second sooner."""
    code = _OPENED.format(names=[str(path) for path in sorted(examples.glob("lighthouses-9[1-4].txt"))])
    compares = {"rapidfuzz", "diff_match_patch"}

    assert compares <= _modules_after(code, RESDIFF_CACHE=str(tmp_path))
    opened = _modules_after(code, RESDIFF_CACHE=str(tmp_path))
    assert "textual" in opened
    assert not opened & compares
