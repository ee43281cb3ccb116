"""Whatever the records hold, a page shows it as text and runs none of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markdown import Markdown
from markupsafe import Markup
from mkdocs.config import load_config
from pydantic import BaseModel, TypeAdapter
from tests.building import PUBLICATION

from pledges.addresses import Links
from pledges.language.render import fill, heading
from pledges.language.words import Digits
from pledges.pages import shortcodes
from pledges.pages.edition import FILLED, Edition
from pledges.pages.fragments.page import Page
from pledges.pages.shortcodes import SHORTCODES
from pledges.records.dated import Quote
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang, Plurals, Text
from pledges.records.values import Prose

Soups = Mapping[str, BeautifulSoup]
HARMLESS = "harmless"
HOSTILE = {
    "tags": (
        "</p></div></table><script>alert(1)</script><img src=x onerror=alert(2)>"
        '<a href="javascript:alert(3)">a</a><!-- pledges: today --><svg onload=alert(4)>'
    ),
    "signs": (
        "\"a\" 'b' onclick=alert(5) {{ 7 * 7 }} {% x %} & &amp; &lt;b&gt; ]]> ${ c } { nowhere }"
        " \\0 \\g<0> %s"
    ),
    "markdown": (
        "# *a* **b** _c_ `d` [e](javascript:alert(6)) ![f](g) <http://example.org/> {#h} {: i=j }"
        " | k | ~~~ > - 1. \\* &copy; ^l^ ==m== [[n]] :o: $p$ http://example.org/q_r_s"
    ),
    "lines": "a\n\n# b\n\n    c\n\n```\nd\n```\n\n- e\n\n[f]: javascript:alert(7)\n\n| g |\n|---|",
}


@pytest.fixture(scope="module")
def markdown(root: Path) -> Markdown:
    """Python-Markdown with the extensions of the site."""
    config = load_config(str(root / "mkdocs.yml"))
    return Markdown(
        extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"]
    )


def spoiled(value: Any, text: str) -> Any:
    """A record in which every text is this one; forms and phrases keep their `{places}`."""
    if isinstance(value, Text):
        return Text(ar=_kept(value.ar, text), en=_kept(value.en, text))
    if isinstance(value, Quote):
        return value.model_copy(update={"text": text})
    if isinstance(value, Plurals):
        forms = {key: _kept(form, text) for key, form in value if isinstance(form, str)}
        return value.model_copy(update=forms)
    if isinstance(value, BaseModel):
        update = {key: spoiled(entry, text) for key, entry in value}
        return value.model_copy(update=update | _loose(value, text))
    if isinstance(value, Mapping):
        return {key: spoiled(entry, text) for key, entry in value.items()}
    return tuple(spoiled(entry, text) for entry in value) if isinstance(value, tuple) else value


def _kept(phrase: str, text: str) -> str:
    return " ".join([*re.findall(r"\{\w+\}", phrase), text])


def _loose(record: BaseModel, text: str) -> dict[str, Any]:
    """The texts that stand in one language only: the title of a page, the variants of a term."""
    found = {key: entry for key, entry in record if key in {"title", "variants"} and entry}
    loose: dict[str, Any] = {key: text for key, entry in found.items() if isinstance(entry, str)}
    lists = {key: entry for key, entry in found.items() if isinstance(entry, tuple)}
    return loose | {key: tuple(text for _ in entry) for key, entry in lists.items()}


def with_text(edition: Edition, text: str, digits: Digits = "latn") -> Edition:
    """An edition all of whose texts are this one, as the model reads it."""
    text = TypeAdapter(Prose).validate_python(text)
    names = [part.name for part in fields(Library) if part.name != "documents"]
    update = {name: spoiled(edition.library.collection(name), text) for name in names}
    return Edition(replace(edition.library, **update), edition.today, digits)


def uses(library: Library) -> Iterator[str]:
    """Every shortcode with every slug that it takes, a block alone or within a sentence."""
    for name, shortcode in SHORTCODES.items():
        slugs = list(shortcode.slugs(library)) if shortcode.slugs else [""]
        slugs += [""] if shortcode.slugs and not shortcode.required else []
        for slug in slugs:
            owner, _, key = slug.partition("/")
            parts = list(library.indicators(owner)[key].parts) if name == "figure" else []
            option = f"part={parts[0]}" if parts else ""
            use = f"<!-- pledges: {name} {slug} {option} -->"
            yield f"Before {use} after." if shortcode.inline else use


def pages(edition: Edition, lang: Lang) -> dict[str, str]:
    """The Markdown of each use of a shortcode and of each stub page, expanded."""
    page = Page(edition.renderers[lang], Links("pledges/water.md"), PUBLICATION)
    found = {use: shortcodes.expand(use, page) for use in uses(edition.library)}
    served = [row.to for row in edition.library.pledges["water"].objectives]
    found |= {f"objective {slug}": FILLED["objective"](page, slug) for slug in served}
    return found | {f"body {slug}": FILLED["body"](page, slug) for slug in edition.library.bodies}


def parsed(markdown: Markdown, text: str) -> BeautifulSoup:
    """A page as a browser reads it."""
    return BeautifulSoup(markdown.reset().convert(text), "html.parser")


def elements(soup: BeautifulSoup | Tag) -> list[Tag]:
    """The elements of a page in order."""
    return [part for part in soup.descendants if isinstance(part, Tag)]


def shape(soup: BeautifulSoup) -> list[tuple[str, list[str]]]:
    """The elements of a page, each with the names of its attributes."""
    return [(tag.name, sorted(tag.attrs)) for tag in elements(soup)]


def words(soup: BeautifulSoup) -> str:
    """The text of a page as it is shown, with single spaces."""
    return " ".join(soup.get_text(" ").split())


def said_in_attributes(soup: BeautifulSoup) -> str:
    """The values of all attributes, with single spaces; what an address asks for is decoded."""
    values = (
        asked_for(str(value)) if name == "href" else str(value)
        for tag in elements(soup)
        for name, value in sorted(tag.attrs.items())
    )
    return " ".join(" ".join(values).split())


def asked_for(href: str) -> str:
    """An address with what it asks for in plain words."""
    address, _, asked = href.partition("?")
    return " ".join([address, *(value for _, value in parse_qsl(asked))])


@dataclass(frozen=True)
class Spoiled:
    """The pages of a language with a hostile text, and the same with a harmless one."""

    text: str
    hostile: Soups
    harmless: Soups

    def differing(self, seen: Callable[[BeautifulSoup], object]) -> set[str]:
        """The uses of which something else is seen in the page with the hostile text."""
        return {use for use, soup in self.hostile.items() if seen(soup) != seen(self.harmless[use])}

    def calmed(self, text: str) -> str:
        """A text of either page, with the hostile text called harmless."""
        return text.replace(" ".join(self.text.split()), HARMLESS)


@pytest.fixture(scope="module")
def harmless(sample: Edition, markdown: Markdown) -> dict[Lang, Soups]:
    """The pages of each language with a text of one word everywhere."""
    return {lang: soups(with_text(sample, HARMLESS), lang, markdown) for lang in LANGS}


def soups(edition: Edition, lang: Lang, markdown: Markdown) -> Soups:
    """The pages of an edition as a browser reads them."""
    return {use: parsed(markdown, text) for use, text in pages(edition, lang).items()}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((name, lang), marks=[pytest.mark.long] if (n + m) % 2 else [])
        for n, name in enumerate(sorted(HOSTILE))
        for m, lang in enumerate(LANGS)
    ],
    ids="-".join,
)
def spoiled_pages(
    request: pytest.FixtureRequest,
    sample: Edition,
    markdown: Markdown,
    harmless: dict[Lang, Soups],
) -> Spoiled:
    """Pages with a text that means something to a browser, to Jinja or to Markdown."""
    name, lang = request.param
    edition = with_text(sample, HOSTILE[name])
    return Spoiled(HOSTILE[name], soups(edition, lang, markdown), harmless[lang])


@pytest.mark.slow
def test_no_text_becomes_code(spoiled_pages: Spoiled) -> None:
    """No script, no handler of events and no address that runs comes from the records."""
    for use, soup in spoiled_pages.hostile.items():
        for tag in elements(soup):
            assert tag.name not in {"script", "style", "img", "iframe", "object", "embed"}, use
            assert not [name for name in tag.attrs if name.lower().startswith("on")], use
            assert not str(tag.get("href", "")).lower().startswith("javascript"), use


@pytest.mark.slow
def test_no_text_changes_the_shape_of_a_page(spoiled_pages: Spoiled) -> None:
    """A page has the same elements with the same attributes whatever its texts say."""
    assert spoiled_pages.differing(shape) == set()


@pytest.mark.slow
def test_every_text_is_shown_as_it_was_written(spoiled_pages: Spoiled) -> None:
    """Where a harmless text is read, a hostile one is read in full."""
    found = spoiled_pages.differing(lambda soup: spoiled_pages.calmed(words(soup)))
    # The index from A to Z also shows the first letter of each text, which differs; citations
    # write some signs as their formats do, and tests/files/test_exports.py reads them back.
    assert {use for use in found if not re.search(" (az|cite) ", use)} == set()


@pytest.mark.slow
def test_every_attribute_says_what_was_written(spoiled_pages: Spoiled) -> None:
    """Addresses and anchors do not change with the texts, and labels hold them in full."""
    found = spoiled_pages.differing(lambda soup: spoiled_pages.calmed(said_in_attributes(soup)))
    assert found == set()


@pytest.mark.parametrize("lang", LANGS)
def test_markdown_leaves_what_a_template_made(
    sample: Edition, markdown: Markdown, lang: Lang
) -> None:
    """Headings aside, a page has the elements of its fragments and no others."""
    for use, text in pages(sample, lang).items():
        made = without_headings(BeautifulSoup(text, "html.parser"))
        shown = without_headings(parsed(markdown, text))
        assert shown == (["p", *made] if use.startswith("Before") else made), use


def without_headings(soup: BeautifulSoup) -> list[str]:
    """The names of the elements that are neither headings nor the links to them."""
    for link in soup.find_all(class_="headerlink"):
        link.decompose()
    return [tag.name for tag in elements(soup) if tag.name not in {"h1", "h2", "h3"}]


def test_what_the_site_counts_is_in_the_digits_of_its_language(
    sample: Edition, markdown: Markdown
) -> None:
    """With Arabic digits no number that the site itself writes has others, codes aside."""
    mixed: dict[str, list[str]] = {}
    for use, soup in soups(with_text(sample, HARMLESS, "arab"), "ar", markdown).items():
        # What explains a key is a text, and a text keeps its digits.
        for text in soup.select("table.keys td"):
            text.decompose()
        for code in soup.find_all("bdi", string=re.compile(r"^(A/RES/|data/|0\.1)")):
            code.decompose()
        for code in soup.find_all(["code", "pre"]):
            code.decompose()
        if found := re.findall(r"\S*[0-9]\S*", words(soup)):
            mixed[use] = found
    assert mixed == {}


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ library.nothing }}", "{{ word.x.y }}"])
def test_an_unknown_name_is_refused(sample: Edition, source: str) -> None:
    """A template that asks for what is not there fails instead of printing nothing."""
    template = sample.renderers["ar"].environment.from_string(source)
    with pytest.raises(UndefinedError):
        template.render()


@pytest.mark.parametrize("template", ["badge.html", "progress.html", "status.html", "updates.html"])
def test_a_template_without_its_values_is_refused(sample: Edition, template: str) -> None:
    """Every value that a template names must be given."""
    with pytest.raises(UndefinedError):
        sample.renderers["en"].render(template, Links("index.md"))


def test_a_word_that_is_not_there_is_refused(sample: Edition) -> None:
    """A word that `data/words.yml` lacks is an error, not an empty text."""
    template = sample.renderers["ar"].environment.from_string("{{ word('no-such-word') }}")
    with pytest.raises(KeyError):
        template.render()


def test_values_are_escaped_unless_a_template_made_them(sample: Edition) -> None:
    """Text is escaped by default; what a template has rendered is markup."""
    renderer = sample.renderers["en"]
    template = renderer.environment.from_string("{{ text }}{{ made }}")
    made = Page(renderer, Links("index.md"), PUBLICATION).markup("badge.html", slug="water")
    assert template.render(text="<b>", made=made) == f"&lt;b&gt;{made}"
    assert "<a " in made


headings = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co", "Cf")),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(text.strip()))


@given(text=headings)
@example(text=HOSTILE["tags"])
@example(text=HOSTILE["signs"])
@example(text=HOSTILE["markdown"])
@example(text=HOSTILE["lines"])
@example(text="{#other}")
@example(text="Ends with # hashes ##")
@example(text="a\\")
@example(text="التعهد 1: «مياه» & طرق")
def test_a_heading_says_its_text(markdown: Markdown, text: str) -> None:
    """Markdown reads the words of a heading as words, in the page and in its table of contents."""
    soup = parsed(markdown, f"## {heading(text)} {{#here}}\n\nText.")
    (found,) = soup.find_all("h2")
    assert isinstance(found, Tag)
    assert found.get("id") == "here"
    assert [tag.name for tag in elements(found)] == ["a"]
    for anchor in found.find_all("a"):
        anchor.decompose()
    written = " ".join(text.split())
    assert " ".join(found.get_text().split()) == written
    (token,) = markdown.toc_tokens
    assert unescape(token["name"]) == written


def test_a_filled_phrase_isolates_its_parts() -> None:
    """A part stands in its own direction, and is text unless it is markup."""
    assert fill("since {day}", day="7 May") == "since <bdi>7 May</bdi>"
    assert fill("<{a}>", a="<b>") == "&lt;<bdi>&lt;b&gt;</bdi>&gt;"
    assert fill("{a}{a}", a=Markup("<i>1</i>")) == "<bdi><i>1</i></bdi><bdi><i>1</i></bdi>"


def test_a_part_of_a_phrase_is_not_filled_itself() -> None:
    """A part that looks like a place stays as it is."""
    assert fill("{a} and {b}", a="{b}", b="c") == "<bdi>{b}</bdi> and <bdi>c</bdi>"
