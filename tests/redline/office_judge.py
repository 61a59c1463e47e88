"""Run by a Python that knows UNO: LibreOffice opens Word files, accepts or rejects all changes, and says what is left.

Standard input: a JSON list of [path, "accept" | "reject"]. Standard output: for each the rows of the text (what is
printed before a paragraph, and its words with `^` for a note) and the bodies of its notes. One program serves all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def rows_of(text: object) -> list[tuple[str, str]]:
    """The paragraphs of a text in order, those in the cells of tables too."""
    rows = []
    paragraphs = text.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.TextTable"):
            for name in paragraph.getCellNames():
                rows += rows_of(paragraph.getCellByName(name))
            continue
        words, portions = "", paragraph.createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            words += "^" if portion.TextPortionType == "Footnote" else portion.getString()
        rows.append((paragraph.ListLabelString, words))
    return rows


def connected(pipe: str) -> object:
    """The desktop of the program that listens at a pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        with suppress(Exception):
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def judge(context: object, jobs: list[tuple[str, str]]) -> list[object]:
    """What LibreOffice says of each file."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatch = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    said = []
    for path, what in jobs:
        document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (hidden,))
        dispatch.executeDispatch(document.CurrentController.Frame, COMMANDS[what], "", 0, ())
        notes = [document.Footnotes.getByIndex(k).getString() for k in range(document.Footnotes.Count)]
        said.append([rows_of(document.Text), notes])
        document.close(True)
    with suppress(Exception):
        desktop.terminate()
    return said


def main() -> None:
    """Start the program in a profile of its own, ask it, and end it."""
    soffice, pipe = sys.argv[1], f"resdiff{os.getpid()}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"]
        command = [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", *options]
        program = subprocess.Popen(
            [*command, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            said = judge(connected(pipe), json.load(sys.stdin))
            program.wait(20)
        finally:
            program.kill()
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
