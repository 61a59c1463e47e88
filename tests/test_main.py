"""The start of resdiff: quiet from its first moment, and the same exit status as the command line's."""

from __future__ import annotations

import subprocess
import sys

import pytest

LISTENING = "import signal; signal.signal(signal.SIGINT, signal.{}); import resdiff.__main__ as start; "


@pytest.mark.parametrize(("before", "meanwhile"), [("default_int_handler", "SIG_DFL"), ("SIG_IGN", "SIG_IGN")])
def test_ctrl_c_ends_the_imports_without_a_traceback(before: str, meanwhile: str) -> None:
    """Until main listens, the signal ends the process; where whoever started it ignores it, so does resdiff."""
    asked = f"{LISTENING.format(before)}print(signal.getsignal(signal.SIGINT) == signal.{meanwhile})"

    assert b"True" == subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True).stdout.strip()


def test_main_listens_and_hands_on_the_exit_status() -> None:
    """Ctrl+c is then told in resdiff's own way, with status 130."""
    asked = f"{LISTENING.format('default_int_handler')}import sys; sys.argv = ['resdiff', 'outline', 'no-such-file']; "
    asked += "status = start.main(); print(status, signal.getsignal(signal.SIGINT) is signal.default_int_handler)"

    assert b"2 True" == subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True).stdout.strip()
