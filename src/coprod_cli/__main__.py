"""The program's entry: what costs nothing is answered before anything is loaded."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130


def main() -> None:
    """Run coprod with the arguments of the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]) and _say_version():
        return
    # Nothing that is loaded at the start is ever garbage, and a command is over before it would matter.
    gc.disable()
    try:
        from coprod_cli.cli.start import start

        start()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _say_version() -> bool:
    """Print the version, and say whether it arrived; if not, the long way round says why."""
    from coprod_cli import __version__

    try:
        print(f"coprod {__version__}", flush=True)
    except (OSError, AttributeError):
        return False
    return True


if __name__ == "__main__":
    main()
