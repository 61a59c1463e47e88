"""Bind oneself to limits, leave the network, and become soffice: the child's side of `office`.

Run as a script by a bare interpreter, hence no imports from the package.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def bind(memory: int, processor: int, output: int) -> None:
    """Take the limits (bytes, seconds, bytes a file) on oneself; what the system does not know is left out."""
    if sys.platform == "win32":
        return
    import resource

    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def leave_network() -> None:
    """Go where there is no network, on systems that let one (Linux with user namespaces)."""
    if sys.platform != "linux":
        return
    import ctypes

    user, group = os.getuid(), os.getgid()
    new_user, new_network = 0x10000000, 0x40000000
    if ctypes.CDLL(None).unshare(new_user | new_network):
        return
    # Without these lines the program would run as nobody, and could not read its own files.
    for path, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with suppress(OSError), open(f"/proc/self/{path}", "w") as file:  # noqa: PTH123 - pathlib would double the start
            file.write(line)


def main() -> None:
    """Do as the command line says: three limits, then the program and its arguments."""
    memory, processor, output, *command = sys.argv[1:]
    bind(int(memory), int(processor), int(output))
    leave_network()
    if sys.platform == "win32":
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
