"""Turn old Word, rich text and WordPerfect files into .docx by LibreOffice, where that is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from resdiff.errors import ReadingError
from resdiff.reading.limits import OFFICE, ChildLimits

SETTING = "RESDIFF_SOFFICE"
"""The environment variable that names the program, where it is not found on the path."""

KINDS = {
    ".doc": "an old Word file (.doc)",
    ".rtf": "a rich text file (.rtf)",
    ".wpd": "a WordPerfect file",
}
"""What is converted, by the ending that tells LibreOffice what to expect."""

# Named, so that what is none of them is not taken for some plain text.
_FILTERS = {".doc": "MS Word 97", ".rtf": "Rich Text Format", ".wpd": "WordPerfect"}
_USUAL = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_INSTALL = {
    "linux": "install LibreOffice Writer (Debian, Ubuntu: apt install libreoffice-writer-nogui)",
    "darwin": "install LibreOffice from libreoffice.org",
    "win32": "install LibreOffice from libreoffice.org",
}
# What soffice needs of the environment; everything else is left out.
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PROGRAMFILES", "LD_LIBRARY_PATH")


def convert(data: bytes, suffix: str, name: str, *, limits: ChildLimits = OFFICE) -> bytes:
    """The .docx that LibreOffice makes of `data`; `suffix` is a key of KINDS, `name` what messages call the file.

    The program works on a copy, in a profile of its own that lets nothing run and nothing be fetched, and is stopped
    with all that it started when it takes too long. Raises ReadingError where it is missing or makes nothing of it.
    """
    program = find_program()
    what = KINDS[suffix]
    if not program:
        advice = _INSTALL.get(sys.platform, "install LibreOffice")
        raise ReadingError(f"{name} is {what}, which only LibreOffice can read", f"{advice}, or save it as .docx")
    with tempfile.TemporaryDirectory(prefix="resdiff-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        user = place / "profile" / "user"
        user.mkdir(parents=True)
        settings = files("resdiff.reading.office").joinpath("profile.xcu").read_bytes()
        (user / "registrymodifications.xcu").write_bytes(settings)
        source = place / f"document{suffix}"
        source.write_bytes(data)
        status = _run(_command(program, place, source, limits), place, limits)
        if status is None:
            told = f"{name} took LibreOffice more than {limits.wait:.0f} seconds"
            raise ReadingError(told, "open it in LibreOffice and save it as .docx")
        converted = b""
        with suppress(OSError), (place / "out" / "document.docx").open("rb") as file:
            converted = file.read(limits.output)
    # A file cut off at the limit is as long as the limit.
    if status or not converted or len(converted) >= limits.output:
        raise ReadingError(
            f"{name} is {what}, and LibreOffice made nothing of it",
            "it may be damaged or password protected; open it in a word processor and save it as .docx",
        )
    return converted


def find_program() -> str:
    """The path of soffice, or an empty string. A setting that names no program is an error of its own."""
    if named := os.environ.get(SETTING):
        if found := shutil.which(named):
            return found
        raise ReadingError(f"{SETTING} names {named}, which is no program", "give the full path of soffice")
    on_path = (shutil.which(program) for program in ("soffice", "libreoffice"))
    usual = (program for program in _USUAL if os.access(program, os.X_OK))
    return next((program for program in (*on_path, *usual) if program), "")


def word_kind(data: bytes) -> str:
    """What an OLE file (it begins with D0 CF 11 E0) holds: ".doc", or in words what else ("an Excel workbook")."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "an encrypted document"
    if holds("WordDocument"):
        return ".doc"
    if holds("Workbook") or holds("Book"):
        return "an old Excel workbook"
    if holds("PowerPoint Document"):
        return "an old PowerPoint presentation"
    if holds("__properties_version1.0"):
        return "an Outlook message"
    return "an old Office file"


def _command(program: str, place: Path, source: Path, limits: ChildLimits) -> list[str]:
    inside = Path(__file__).with_name("inside.py")
    numbers = [str(limits.memory), str(limits.processor), str(limits.output)]
    return [
        *(sys.executable, "-I", "-S", str(inside), *numbers),
        *(program, f"-env:UserInstallation={(place / 'profile').as_uri()}"),
        *(
            "--headless",
            "--invisible",
            "--norestore",
            "--nolockcheck",
            "--nologo",
            "--nodefault",
            "--nofirststartwizard",
        ),
        f"--infilter={_FILTERS[source.suffix]}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place / "out"), str(source)),
    ]


def _run(command: list[str], place: Path, limits: ChildLimits) -> int | None:
    """Run the command to its end. Its exit status, or None where it took too long; nothing it started runs on."""
    environment = {key: value for key in _ENVIRONMENT if (value := os.environ.get(key))}
    if sys.platform != "win32":
        # It is a script that calls programs of the system, which a path of one's own may leave out.
        environment["PATH"] = f"{environment.get('PATH', '')}:/usr/bin:/bin".lstrip(":")
    environment |= {key: str(place) for key in ("HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "APPDATA")}
    environment |= {"LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", "no_proxy": "", "http_proxy": "http://127.0.0.1:9"}
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=place,
        env=environment,
        start_new_session=True,
    )
    try:
        return child.wait(limits.wait)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _stop(child)


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the child and all of its group: soffice is a script that starts the program itself."""
    if sys.platform == "win32":
        if child.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
