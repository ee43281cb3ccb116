"""From Markdown to a filled page: shortcodes, fragments, charts."""
