"""No page of prose brings HTML, scripts, styles or pictures of others into the site."""

from pathlib import Path
from typing import Any

import pytest
from tests.checks.test_pictures import jpeg, png
from tests.editors import as_editor

from pledges.checks.html import EXTENSIONS, problems
from pledges.pages.front import PageFile
from pledges.pages.pictures import PICTURES, stray_files

FRONT = "---\ntitle: Text\n---\n\n# Text {#page}\n\n"
TAGS = (
    "script", "style", "iframe", "object", "embed", "svg", "math", "form", "input", "button",
    "video", "audio", "link", "meta", "base", "template", "details", "div", "span", "a", "img",
    "p", "b", "marquee", "noscript", "frameset", "isindex", "body", "html", "x-own", "textarea",
)  # fmt: skip
ADDRESSES = (
    "javascript:x()", "JavaScript:x()", "java&Tab;script:x()", "java&#9;script:x()",
    "&#106;avascript:x()", "&#x6A;avascript&colon;x()", "javascript&#58;x()", "\x01javascript:x()",
    "vbscript:x()", "data:text/html,x", "data:image/svg+xml;base64,PHN2Zy8+", "file:///etc/passwd",
    "blob:x", "ftp://a.example/", "//a.example/", "\\\\\\\\a.example/", "/\\\\a.example/",
    "view-source:x", "intent:x", "ws://a.example",
)  # fmt: skip
FORMS = (
    "[a]({})", "[a](<{}>)", '[a]({} "title")', "[a][b]\n\n[b]: {}", "[a]\n\n[a]: <{}>",
    "![a]({})", "![a][b]\n\n[b]: {}", "- item [a]({})", "> [a]({})", "| a |\n|---|\n| [a]({}) |",
    "**[a]({})**", "==[a]({})==", "/// details | [a]({})\n\nb\n\n///",
    "/// details | b\n\n[a]({})\n\n///", "![b](b.png)\n\n/// caption\n[a]({})\n///",
)  # fmt: skip
WAYS = (
    "<{}>", "<{}", "</{}>", "<{} onload=x()>", "<{}/onload=x()>", "a <{}\nonload=x()> b",
    "<{} markdown=1>a</{}>", "> <{}>", "- <{}>", "*<{} a>*", "\\`<{}>\\`",
    "<!-- a --!><{}>", "<!--><{}>", "`` a ` <{}> `", "| a |\n|---|\n| <{}> |", "&lt;<{}>",
    "/// details | <{}>\na\n///", "==<{}>==",
)  # fmt: skip
OTHERS = (
    "<!DOCTYPE html>", "<?php x() ?>", "<![CDATA[x]]>", "<!-- a -- > b -->", "<!-- <script> -->",
    "## A {onclick=x()}", "## A {#a onclick=x()}", "## A {#__config}", "[a](b.md){onclick=x()}",
    "[a](b.md){: onclick='x()' }", "a\n{: onmouseover=x() }", "- a\n{: style='position:fixed' }",
    "![a](b.png){: onerror=x() }", "![a](b.png){srcset=https://a.example/}", "![a](b.svg)",
    "![a](http://a.example/b.png)", "![a](https:b.png)", "a\n{: #__search }", "*a*{style=x}",
    "```{.js onclick=x()}\na\n```", "<javascript:x()>", "<a@b.example onload=x()>",
    "==a=={style=x}", "/// html | script\nx()\n///", "/// tab | a\nb\n///", "///",
    "/// Details | a\n///",
    *(
        f"/// details | a\n    {option}\n\nb\n\n///"
        for option in ("open: true", "type: a", "attrs: {id: a}", "attrs: {onclick: x()}", "a: b")
    ),
    "- /// details | a\n        open: true\n\n    ///", "> /// details | a\n>     type: b\n> ///",
    "/// details | a\n/// caption\nb\n///", "- a\n\n    /// details | a\n    b",
    "/// caption\na\n///", "## A\n\n/// caption\na\n///",
    "![a](b.png)\n\n/// caption | .a\nb\n///",
    "![a](b.png)\n\n/// caption | > 1\nb\n///",
    "![a](b.png)\n\n/// caption\n    attrs: {class: a}\nb\n///",
)  # fmt: skip
HARMLESS = (
    "**a** *b* `c` and 1 < 2 > 0 & 3", "- a\n    - b\n\n1. c", "> a", "---", "a\n:   b",
    "| a | b |\n|:--|--:|\n| `<b>` | c |", "==a==",
    "/// details | A *b* `c`\n\n## A {#a}\n\nb\n\n///",
    "| a |\n|---|\n| b |\n\n/// caption\nc\n///", "- a\n\n    /// details | a\n    b\n    ///",
    "/// details | a\n\n![a](b.png)\n\n/// caption\nb\n///\n\n///", "a /// b `///` c",
    "```\n/// detials\n///\n```", "/// details | `a`\n\n~~~\n///\n~~~\n\n///",
    "[a](https://a.example/?b=c&d=e#f)", "[a](b.md#c)",
    "[a](#c)", "[a](mailto:a@b.example)", "<https://a.example/b>", "<a@b.example>", "![a](b.png)",
    "[a][b]\n\n[b]: https://a.example/ 'title'", "```html\n<script>x()</script>\n```",
    "    <script>x()</script>".strip().join("``"), "<!-- a note -->", "## A {#a.b-c}", "### نص",
    "<!-- pledges: today -->", "~~~\n<b>\n~~~", "`` ` <b> ``", "a &lt;b&gt; &amp; &#60;b&#62;",
    "\\<b\\>", "3. a", "## A\n\n## A", "a  \nb",
    *(f"![a](b{kind})" for kind in PICTURES),
)  # fmt: skip
REFUSED = (
    *(form.format(address) for form in FORMS for address in ADDRESSES),
    *(way.format(tag, tag) for way in WAYS for tag in TAGS),
    *OTHERS,
)


@pytest.mark.parametrize("lines", REFUSED)
def test_what_could_harm_is_refused(lines: str) -> None:
    """HTML, links that run or carry something, pictures of others, attributes."""
    found = list(problems(PageFile("en", "a.md", f"{FRONT}{lines}\n")))
    assert found
    assert all(problem.place.line > 5 for problem in found)


@pytest.mark.parametrize("lines", HARMLESS)
def test_markdown_is_left_alone(lines: str) -> None:
    """Whatever Markdown itself makes may stand, code and comments too."""
    assert list(problems(PageFile("en", "a.md", f"{FRONT}{lines}\n"))) == []


def test_pages_are_read_as_the_build_reads_them(root: Path) -> None:
    """The extensions are those of the settings, with what MkDocs adds by itself."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = as_editor(text.replace("!ENV", ""), "1.2")
    named: dict[str, Any] = {"toc": {}, "tables": {}, "fenced_code": {}}
    for one in settings["markdown_extensions"]:
        named |= {one: {}} if isinstance(one, str) else one
    assert named.keys() == EXTENSIONS.keys()
    for name in ("pymdownx.blocks.caption", "pymdownx.blocks.details", "pymdownx.mark"):
        assert named[name] == EXTENSIONS[name]


def test_the_real_files_may_stand(root: Path) -> None:
    """Nothing is told of the files of the site."""
    assert list(stray_files(root)) == []


@pytest.mark.parametrize(
    "name",
    [
        "ar/evil.html", "ar/evil.svg", "evil.js", "en/a/b.css", "ar/a.md.txt", "ar/page", "ar/a.MD",
        "en/<img src=x onerror=x()>.md", 'ar/"onload="x().md', "ar/a b.md", "en/a%2fb.md",
        "ar/صفحة.md", "en/{{x}}.md", "en/a&b.png", "ar/A.png", "en/<b>/a.md", "ar/-a.md",
    ],
)  # fmt: skip
def test_a_file_that_is_no_page_is_told(tmp_path: Path, name: str) -> None:
    """Files that would be published as they are, and names that are no addresses."""
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    assert {problem.file for problem in stray_files(tmp_path)} == {f"docs/{name}"}


@pytest.mark.parametrize("name", ["ar/a.md", "en/a/b-c.md", "ar/a.png", "en/b.jpg", "ar/.a.html"])
def test_pages_and_pictures_may_stand(tmp_path: Path, name: str) -> None:
    """And hidden files, which no build publishes."""
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_bytes({".png": png(2, 1), ".jpg": jpeg(2, 1)}.get(path.suffix, b"x"))
    assert list(stray_files(tmp_path)) == []
