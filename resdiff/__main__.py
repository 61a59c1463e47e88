"""Where resdiff starts, as a command and as `python -m resdiff`: ctrl+c ends it silently from its first moment on."""

import signal
import sys

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Until main can say it in its own way: the imports below would end in a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> int:
    """Run one command and return its exit status, as `resdiff.cli.main` does."""
    from resdiff.cli import main as run

    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return run()


if __name__ == "__main__":
    sys.exit(main())
