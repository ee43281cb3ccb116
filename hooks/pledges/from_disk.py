"""What a copy of the site needs that is opened from disk, where no script can fetch a file."""

import json
from collections.abc import Iterator, Mapping

from pledges.texts import Lang


def scripts(stub: str, indexes: Mapping[Lang, str]) -> Iterator[tuple[str, str]]:
    """The indexes of the search as scripts: the path of each from the top, and what it holds.

    The theme reads the first by itself; theme/assets/search/from-disk.js reads the others.
    """
    yield "search/search_index.js", f"__index = {stub}\n"
    for lang, index in indexes.items():
        name = json.dumps(lang)
        held = "window.searchIndexes = window.searchIndexes || {}"
        yield f"search/{lang}.js", f"{held}\nsearchIndexes[{name}] = {index}\n"
