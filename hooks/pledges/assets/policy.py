"""What a browser may do with a page of the site: the policy of a page, the headers of all."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

# A block of data, as JSON, is no script.
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
YEAR = 31_536_000
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
    ),
    "Strict-Transport-Security": f"max-age={YEAR}",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Files whose names change with what they hold.
FOR_EVER = f"public, max-age={YEAR}, immutable"


def inline(html: str) -> tuple[set[str], set[str]]:
    """The hashes of the scripts and of the styles that stand in a page."""
    return set(map(_hash, SCRIPT.findall(html))), set(map(_hash, STYLE.findall(html)))


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy for pages with these scripts and styles in them, named by their hashes.

    A page says it in a `meta`; a server adds `FRAMING`, which only a server may say.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *sorted(scripts))),
            " ".join(("style-src 'self'", *sorted(styles))),
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


FRAMING = "; frame-ancestors 'none'"


def headers(common: str) -> Mapping[str, str]:
    """The headers that a server sends with every answer, given the policy common to all pages."""
    return {"Content-Security-Policy": common + FRAMING, **HEADERS}


def headers_file(common: str, for_ever: str) -> str:
    """The file `_headers`, which static hosts read; one folder holds what may be kept for ever."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers(common).items())]
    lines += [f"/{for_ever}/*", f"  Cache-Control: {FOR_EVER}"]
    return "\n".join(lines) + "\n"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
