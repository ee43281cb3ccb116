"""YAML as programs for editors read it: some by the newer rules of YAML, some by the older."""

import datetime as dt
import re
from typing import Any

import yaml


class Older(yaml.SafeLoader):
    """YAML 1.1: dates are dates and `yes` is a switch; a key is what is written, also `on`."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - as the loader has it
        """A map by the texts of its keys."""
        if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
            raise yaml.YAMLError("a key is not a text")
        return {key.value: self.construct_object(value, deep=deep) for key, value in node.value}


class Newer(Older):
    """YAML 1.2: numbers, `true`, `false` and null; dates and `yes` are texts."""


Newer.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Newer.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)

LOADERS = {"1.1": Older, "1.2": Newer}


def as_editor(text: str, rules: str) -> Any:
    """What a program for editors makes of a file by the rules of `1.1` or `1.2`."""
    return _plain(yaml.load(text, LOADERS[rules]))  # noqa: S506 - both are safe loaders


def _plain(value: Any) -> Any:
    """As JSON: keys are texts, and so are dates."""
    if isinstance(value, dict):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, dt.date) else value
