"""pydantic without its plug-ins: to look for them loads as much code as a whole check."""

from __future__ import annotations

import sys
from types import ModuleType

_LOADER = "pydantic.plugin._loader"


def leave_out() -> None:
    """Give pydantic an empty list of plug-ins, unless something else has asked for them already.

    Its loader imports `importlib.metadata`, and with it the e-mail package, even where plug-ins
    are turned off: four times what a bare interpreter costs. docs/decisions/0014 has the figures.
    """
    if _LOADER not in sys.modules:
        loader = ModuleType(_LOADER)
        loader.get_plugins = tuple  # type: ignore[attr-defined]  # called without arguments, it is empty
        sys.modules[_LOADER] = loader
