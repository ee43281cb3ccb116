"""What a page of the built site has the browser fetch."""

import re
from pathlib import Path
from urllib.parse import urljoin

FETCHED = re.compile(
    r'<link rel="(?:stylesheet|preload|icon)"[^>]*href="([^"]*)"|<script[^>]* src="([^"]*)"'
)


def fetched(site: Path, page: Path) -> list[Path]:
    """The files of a page."""
    found = [one or two for one, two in FETCHED.findall(page.read_text(encoding="utf-8"))]
    base = "/" + page.relative_to(site).as_posix()
    files = {site / urljoin(base, address).lstrip("/") for address in found}
    return sorted(files)
