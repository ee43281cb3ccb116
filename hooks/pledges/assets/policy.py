"""What a browser may do with a page of the site: the policy of a page, the headers of all."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

# A block of data, as JSON, is no script.
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
YEAR = 31_536_000
FRAMING = "; frame-ancestors 'none'"
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


def of_page(html: str) -> str:
    """The policy of a page, which allows the scripts and the styles in it by their hashes.

    A page says it in a `meta`; a server adds `FRAMING`, which only a server may say.
    """
    return common([html])


def common(pages: Iterable[str]) -> str:
    """The policy that allows what stands in any of these pages."""
    scripts, styles = set[str](), set[str]()
    for html in pages:
        scripts.update(SCRIPT.findall(html))
        styles.update(STYLE.findall(html))
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *sorted(map(_hash, scripts)))),
            " ".join(("style-src 'self'", *sorted(map(_hash, styles)))),
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


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
