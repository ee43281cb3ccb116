"""What pages send: little, under names that follow content, allowed by name."""

import re
from functools import cache
from html import unescape
from pathlib import Path

import brotli
import pytest
from tests.fetched import fetched

from pledges.site import assets
from pledges.site.pages import squeezed

# The first view of a page of a pledge, compressed with brotli at its best: what it fetches besides
# itself, and all of it. If only new records make a page too heavy, it should show less of what
# another page holds.
SURROUNDINGS, WHOLE = 15_000, 45_000
REQUESTS = 4
# What the first paint waits for, with brotli: the head, the style, the first words.
FIRST_TRIP = 14_000
FOREIGN = re.compile(
    r'<(?:script|img|iframe|source|video|audio|link rel="(?:style|pre)[^"]*")[^>]*"(?:https?:)?//'
)


def test_names_follow_content() -> None:
    """Another content, another name; the same content, the same name."""
    assert assets.fixed("a.js", b"1") == assets.fixed("a.js", b"1")
    assert assets.fixed("a.js", b"1") != assets.fixed("a.js", b"2")


def test_scripts_lose_comments_and_indents_alone() -> None:
    """Nothing but what stands on lines of its own goes; a text of several lines is refused."""
    script = '// one\n/*\n * two\n */\nlet a = "// three"\n  let b\n'
    assert assets.joined([script]) == 'let a = "// three"\nlet b\n'
    with pytest.raises(ValueError, match="several lines"):
        assets.joined(["let a = `\n  b`\n"])


def test_styles_lose_comments_wherever_they_stand(tmp_path: Path) -> None:
    """And nothing else: an address may hold what looks like one in a script."""
    for name in (*assets.SAID["first"], *assets.SAID["later"]):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            'a { /* one */\n  b: url("data:x,//y"); /* two\n  */\n}\n', encoding="utf-8"
        )
    assert assets.Assets(tmp_path).first_style == 'a{b:url("data:x,//y");}' * 2


def test_the_policy_names_what_stands_in_a_page(root: Path) -> None:
    """One script and one style by their hashes, never all that is inline."""
    found = assets.Assets(root / "theme/assets")
    assert found.policy.count("sha256-") == 2
    assert "unsafe" not in found.policy
    # Headers do not change with styles: no server has to be told after each edition.
    scripts, styles = (
        [part for part in found.policy_of_headers.split("; ") if part.startswith(kind)]
        for kind in ("script-src", "style-src")
    )
    assert "unsafe" not in scripts[0]
    assert "sha256" not in styles[0]


def test_spaces_that_are_read_stay() -> None:
    """Only spaces around line ends go, and none of a text whose spaces count."""
    html = "\n<html>\n \n  <p>a \n    b</p><pre>a\n   b</pre>\n\n"
    assert squeezed(html) == "<html> <p>a b</p><pre>a\n   b</pre>"


@cache
def weight(path: Path) -> int:
    """The bytes of a file as it is sent."""
    return len(brotli.compress(path.read_bytes(), quality=11))


def packed(content: bytes, most: int) -> int:
    """The bytes that a text is sent with; what is few enough without trying hard is not tried."""
    few = len(brotli.compress(content, quality=5))
    return few if few <= most else len(brotli.compress(content, quality=11))


def test_pages_keep_within_their_budgets(site: Path) -> None:
    """Every page: few requests, light surroundings, no foreign host; pledges: light as a whole."""
    wrong = []
    for page in site.rglob("*.html"):
        others, name = fetched(site, page), page.relative_to(site).as_posix()
        if name.startswith("api/"):  # a list without style, scripts or pictures
            continue
        beside = sum(map(weight, others))
        html = page.read_text(encoding="utf-8")
        start = html.index("<article" if "<article" in html else "<main")
        first = packed(html[: start + 2500].encode(), FIRST_TRIP)
        whole = beside + weight(page) if "pledges/" in name else 0
        if FOREIGN.search(html) or len(others) + 1 > REQUESTS or first > FIRST_TRIP:
            wrong.append((name, len(others) + 1, first))
        if beside > SURROUNDINGS or whole > WHOLE:
            wrong.append((name, beside, whole))
    assert wrong == []


def test_nothing_idle_is_published(site: Path) -> None:
    """No source maps, no script or style that no page or feed names, no path of a machine."""
    held = {path.relative_to(site).as_posix() for path in site.glob("assets/**/*.*")}
    feeds = "".join(path.read_text(encoding="utf-8") for path in site.glob("feeds/**/*.xml"))
    held -= {path for path in held if path in feeds}
    named = {path for path in held if path.startswith(f"{assets.FOLDER}/")}
    assert not [path for path in held - named if path.endswith((".js", ".css", ".map"))]
    text = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    text += "".join(
        (site / path).read_text(encoding="utf-8")
        for path in named
        if path.endswith((".css", ".js"))
    )
    for path in named:
        assert path.rpartition("/")[2] in text, path
    assert str(Path.cwd()) not in text
    assert str(site.parent) not in text


def test_every_page_guards_itself(site: Path, root: Path) -> None:
    """Each says the policy before what it speaks of, and has no other script or style inside."""
    found = assets.Assets(root / "theme/assets")
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert f"Content-Security-Policy: {found.policy_of_headers}\n" in headers
    for page in site.rglob("*.html"):
        html = unescape(page.read_text(encoding="utf-8"))
        own = "default-src 'none'" if page.is_relative_to(site / "api") else found.policy
        assert html.index(f'content="{own}"') < html.index("<title>")
        assert {*re.findall(r"<script>(.*?)</script>", html, re.DOTALL)} <= {found.head}
        assert {*re.findall(r"<style>(.*?)</style>", html, re.DOTALL)} <= {found.first_style}
    assert all(len(line) < 2000 for line in headers.splitlines())
