"""What pages send: rules are cut safely, names follow content, the policy names what is there."""

import gzip
import re
from functools import cache
from pathlib import Path

import brotli
import pytest
from tests.fetched import fetched

from pledges.language.markup import pieces
from pledges.site.lighten import names, pages, policy, sheets
from pledges.site.lighten.selectors import Known, elements, words

# The first view of a page of a pledge, compressed with brotli at its best: what it fetches besides
# itself, and all of it. If only new records make a page too heavy, it should show less of what
# another page holds.
SURROUNDINGS, WHOLE = 42_000, 70_000
REQUESTS = 8
# What the first paint waits for, with gzip at its best: the head, the style, the first words.
FIRST_TRIP = 14_000
FOREIGN = re.compile(
    r'<(?:script|img|iframe|source|video|audio|link rel="(?:style|pre)[^"]*")[^>]*"(?:https?:)?//'
)
HTML = '<html class="no-js" dir="rtl"><p class="a b" id="c" data-x="y"><em>x</em></p></html>'


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{x:1}.z{x:1}", ".a{x:1}"),
        (".a.b{x:1}.a.z{x:1}", ".a.b{x:1}"),
        ("p.a, div{x:1}", "p.a{x:1}"),
        ("#c{x:1}#d{x:1}", "#c{x:1}"),
        (".a[data-x=z]{x:1}.a[align]{x:1}.z[data-x]{x:1}", ".a[data-x=z]{x:1}"),
        (".a[open]{x:1}.a[data-later]{x:1}", ".a[open]{x:1}.a[data-later]{x:1}"),
        ("p:not(.z)>em{x:1}", "p:not(.z)>em{x:1}"),
        (":is(.z,.a) em{x:1}:is(.z,.y) em{x:1}", ":is(.z,.a) em{x:1}"),
        (".a:hover::before{x:1}.later{x:1}", ".a:hover::before{x:1}.later{x:1}"),
        ("@media print{.a{x:1}.z{x:1}}@media print{.z{x:1}}", "@media print{.a{x:1}}"),
        (":root{--u:1;--v:2}.a{x:var(--u)}", ":root{--u:1}.a{x:var(--u)}"),
        (
            "@keyframes k{to{x:1}}@keyframes m{to{x:1}}.a{animation:k 1s}",
            "@keyframes k{to{x:1}}.a{animation:k 1s}",
        ),
        (".a{x:1}.b{y:1}.a{x:2}", ".b{y:1}.a{x:2}"),
    ],
)
def test_rules_that_nothing_answers_are_cut(css: str, kept: str) -> None:
    """A rule stays if each part of it has an element, or a word in a script."""
    known = Known(elements(pieces(HTML)), words('classList.add("later")'))
    assert sheets.write(sheets.cut(sheets.read(css, "assets", {}), known), "") == kept


def test_addresses_in_styles_lead_from_where_they_stand() -> None:
    """A style sheet that moves still leads to its fonts, by their new names."""
    css = '@font-face{src:url("../fonts/a.woff2") format("woff2")}'
    sheet = sheets.read(css, "assets/css", {"assets/fonts/a.woff2": "assets/fixed/a.1.woff2"})
    assert "url(../../assets/fixed/a.1.woff2)" in sheets.write(sheet, "../../")


def test_a_broken_style_sheet_stops_the_build() -> None:
    """What cannot be read is not silently lost."""
    with pytest.raises(ValueError, match="line 1"):
        sheets.read("p{x:1}}", "", {})


def test_names_follow_content() -> None:
    """Another content, another name; the same content, the same name."""
    assert names.fixed("assets/js/a.js", b"1") == names.fixed("assets/x/a.js", b"1")
    assert names.fixed("assets/js/a.js", b"1") != names.fixed("assets/js/a.js", b"2")
    new = {"assets/a.svg": "assets/fixed/a.1.svg"}
    page = '<img src="../assets/a.svg"> <a href="https://example.org/assets/a.svg">'
    assert names.renamed(page, new) == page.replace('"../assets/a.svg', '"../assets/fixed/a.1.svg')


def test_scripts_lose_comments_and_indents_alone() -> None:
    """Nothing but what stands on lines of its own goes; a text of several lines is refused."""
    script = '// one\n/*\n * two\n */\nlet a = "// three"\n  let b\n'
    assert names.joined([script]) == 'let a = "// three"\nlet b\n'
    with pytest.raises(ValueError, match="several lines"):
        names.joined(["let a = `\n  b`\n"])


def test_the_policy_names_what_stands_in_a_page() -> None:
    """Scripts and styles by their hashes, data not at all, and never all that is inline."""
    html = '<script>a</script><style>b</style><script type="application/json">c</script>'
    found = policy.of_page(html)
    assert found.count("sha256-") == 2
    assert "unsafe" not in found
    assert policy.common([html, html]) == found


def test_what_stands_below_a_long_article_is_not_in_sight() -> None:
    """The first windows show what is around a short one, and of a long one how it begins."""
    start, end = '<nav></nav><article class="a"><h1>', "</h1></article><footer></footer>"
    short, long = (pages.first_screens(pieces(f"{start}{'x' * n}<hr>{end}")) for n in (9, 5000))
    assert "<footer>" in [source for _, source, *_ in short]
    assert [source for _, source, *_ in long][-1] == "<h1>"


def test_spaces_that_are_read_stay() -> None:
    """Only spaces around line ends go, and none of a text whose spaces count."""
    sheet = '<link rel="stylesheet" href="../assets/a.css">'
    html = f"\n<html>\n \n  {sheet}<p>a \n    b</p><pre>a\n   b</pre>\n\n"
    assert pages.squeezed(html) == f"<html> {sheet}<p>a b</p><pre>a\n   b</pre>"


@cache
def weight(path: Path) -> int:
    """The bytes of a file as it is sent."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(brotli.compress(content, quality=11))


def test_pages_keep_within_their_budgets(site: Path) -> None:
    """Every page: few requests, light surroundings, no foreign host; pledges: light as a whole."""
    wrong = []
    for page in site.rglob("*.html"):
        others, name = fetched(site, page), page.relative_to(site).as_posix()
        if name.startswith("api/"):  # a list without style, scripts or pictures
            continue
        beside = sum(map(weight, others))
        html = page.read_text(encoding="utf-8")
        start = html.index("<main" if "embed/" in name else "<article")
        first = len(gzip.compress(html[: start + 2500].encode(), 9))
        whole = beside + weight(page) if "pledges/" in name else 0
        if FOREIGN.search(html) or len(others) + 1 > REQUESTS or first > FIRST_TRIP:
            wrong.append((name, len(others) + 1, first))
        if beside > SURROUNDINGS or whole > WHOLE:
            wrong.append((name, beside, whole))
    assert wrong == []


def test_nothing_idle_is_published(site: Path) -> None:
    """No source maps, no script or style that no page or feed names, no path of a machine."""
    assets = {path.relative_to(site).as_posix() for path in site.glob("assets/**/*.*")}
    feeds = "".join(path.read_text(encoding="utf-8") for path in site.glob("feeds/**/*.xml"))
    assets -= {path for path in assets if path in feeds}
    named = {path for path in assets if path.startswith(f"{names.FOLDER}/")}
    assert not [path for path in assets - named if path.endswith((".js", ".css", ".map", ".woff2"))]
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


def test_headers_allow_every_page(site: Path) -> None:
    """What each page allows itself, the headers for all pages allow as well."""
    headers = (site / "_headers").read_text(encoding="utf-8")
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        none = "default-src 'none'"
        own = none if page.is_relative_to(site / "api") else policy.of_page(html)
        assert f'content="{own}"' in html
        assert all(one in headers for one in re.findall(r"'sha256-[^']+'", policy.of_page(html)))
    assert all(len(line) < 2000 for line in headers.splitlines())
