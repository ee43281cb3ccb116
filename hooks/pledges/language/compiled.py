"""Templates compiled once for all languages and, while editing, for all builds."""

from collections.abc import Callable
from functools import wraps
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, pass_context
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Code by the name and the source of a template, for environments with the same settings."""

    def __init__(self) -> None:
        """Begin without any."""
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a source that was compiled before."""
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a source."""
        if bucket.code:
            self.codes[bucket.key, bucket.checksum] = bucket.code


def late(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of one language that is never worked out while a template is compiled.

    Jinja does so with a filter of a constant, and the code for it would say it in that language.
    """

    @pass_context
    @wraps(filter_)
    def filtered(_context: Any, *arguments: Any, **named: Any) -> Any:
        return filter_(*arguments, **named)

    return filtered
