"""Nothing is published that those cannot read, or must not run, who it is for."""

from pathlib import Path

import pytest

from pledges.site import gate, seal
from pledges.site.assets import FOLDER

PAGE = "<!doctype html><html><body>{}</body></html>"
MARK = "\ufeff"
SOUND = {
    "a.html": PAGE.format('<img src="a.png"><code>&lt;iframe src="https://a.example"&gt;</code>'),
    "a.json": '{"a": 1}',
    "a.xml": '<?xml version="1.0"?><feed/>',
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a.csv": f'{MARK}a,b\r\n"two\nlines",-5\r\n',
    "a.ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "a.css": "a{background:url(a.png)}",
    "a.txt": "words",
    "_headers": "/*\n",
}


def told(root: Path, name: str, text: str) -> list[str]:
    """What is told of a site with a file, besides the homes that it lacks."""
    root.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
    root.joinpath(name).write_text(text, encoding="utf-8", newline="")
    seal.seal(root)
    return [one for one in gate.faults(root) if not one.endswith(("index.html", "404.html"))]


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_passes(tmp_path: Path, name: str) -> None:
    """One of each kind."""
    assert told(tmp_path, name, SOUND[name]) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.exe", "words"),
        ("noname", "words"),
        ("a.html", PAGE.format("cut")[:-3]),
        ("a.html", PAGE.format("<iframe src=a>")),
        ("a.html", PAGE.format("<b title='>' onclick=a()>")),
        ("a.html", PAGE.format('<img alt="a" src="//a.example/a.png">')),
        ("a.html", PAGE.format('<a href=" javascript:a()">')),
        ("a.html", PAGE.format('<link rel="stylesheet" href="https://a.example/a.css">')),
        ("a.html", PAGE.format("a\u202ea")),
        ("a.txt", "a\x1b[2J"),
        ("a.txt", " \n"),
        ("a.json", '{"a": NaN}'),
        ("a.json", '{"a": 1'),
        ("a.xml", "<feed>"),
        ("a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>'),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>a()</script></svg>'),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="//a.example/a"/></svg>'),
        ("a\u202eb.txt", "words"),
        ("a b.txt", "words"),
        (f"{FOLDER}/site.0123456789.js", "words"),
        ("a.csv", "a,b\r\n1\r\n"),
        ("a.csv", "a,b\r\n1,=1+1\r\n"),
        ("a.ics", f"BEGIN:VCALENDAR\r\nX:{'a' * 74}\r\nEND:VCALENDAR\r\n"),
        ("a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
        ("a.css", "@import 'a.css';"),
        ("a.css", "a{background:url( 'https://a.example/a')}"),
        ("a.png", "words"),
        ("a.zip", "words"),
        ("a.woff2", "words"),
    ],
)
def test_what_nobody_can_read_or_what_runs_is_told(tmp_path: Path, name: str, text: str) -> None:
    """By its path, and the site is not put in place."""
    assert told(tmp_path, name, text) == [name]
