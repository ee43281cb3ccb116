"""The events of the site without those of its own search: what Material's search would be given."""

from events import (
    on_config,
    on_env,
    on_nav,
    on_page_markdown,
    on_post_page,
    on_post_template,
    on_startup,
)

__all__ = [
    "on_config",
    "on_env",
    "on_nav",
    "on_page_markdown",
    "on_post_page",
    "on_post_template",
    "on_startup",
]
