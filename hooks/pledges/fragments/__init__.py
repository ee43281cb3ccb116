"""What each shortcode puts in a page: values through a template."""
