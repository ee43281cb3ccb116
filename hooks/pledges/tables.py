"""Tables that stand in YAML beside the code that reads them."""

from pathlib import Path
from typing import Any

import yaml

# The parser in C, where this machine has it, is ten times as fast.
FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def table(module: str, name: str = "") -> Any:
    """The table beside a module, given by its `__file__`; it may have a name of its own."""
    path = Path(module).with_name(f"{name or Path(module).stem}.yml")
    return yaml.load(path.read_text(encoding="utf-8"), FAST)  # noqa: S506 - the safe loader
