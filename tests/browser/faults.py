"""Faults that are planted in pages, as scripts: each must be found."""

# Ways to lose text, each of which must be found.
LOST = tuple(
    f"const sheet = new CSSStyleSheet(); sheet.replaceSync(`{style}`);"
    "document.adoptedStyleSheets = [sheet]"
    for style in (
        ".md-content h1 { block-size: 1em; overflow: hidden; }",
        ".md-content p { inline-size: 3em; white-space: nowrap; overflow: clip; }",
        ".md-content h1 { margin-block-end: -2em !important; }",
    )
)
STYLED = "document.querySelector('article').setAttribute('style', 'color: red')"
NAMELESS = "document.querySelector('article').append(document.createElement('button'))"
PALE = "document.querySelector('article h1').style.color = '#7777'"
