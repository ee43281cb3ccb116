"""The pieces that shortcodes put into pages."""
