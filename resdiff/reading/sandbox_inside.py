"""The child's side of the sandbox: bind oneself to the limits, then load the worker and do its work.

Run as a script by `sandbox`, without the package and without site packages, hence no imports from either.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

OUT_OF_MEMORY = 7


def bind(memory: int, processor: int) -> None:
    """Take the limits (bytes, seconds) on oneself; what the system does not know is left out."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # die at once on ctrl+c, without a traceback
    if sys.platform == "win32":
        return
    import resource

    for kind, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, processor, processor + 1),  # the soft limit ends us by a signal that says why
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(kind, (soft, hard))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: do not outlive whoever asked


def main() -> int:
    """Read standard input to its end, write what the worker makes of it to standard output."""
    memory, processor, worker, *folders = sys.argv[1:]
    bind(int(memory), int(processor))
    sys.path.extend(folders)
    loader = SourceFileLoader("worker", worker)
    spec = spec_from_loader("worker", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    try:
        result = module.work(sys.stdin.buffer.read())
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main())
