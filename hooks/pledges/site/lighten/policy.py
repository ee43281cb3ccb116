"""What a browser may do with a page of the site: the policy of a page, and that of all."""

import base64
import hashlib
import re
from collections.abc import Iterable

# A block of data, as JSON, is no script.
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def of_page(html: str) -> str:
    """The policy of a page, which allows the scripts and the styles in it by their hashes.

    A page says it in a `meta`; who may frame it only a server may say.
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


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
