"""What a copy of the site needs that is opened from disk, where no script can fetch a file."""

import json
from collections.abc import Iterator, Mapping

from pledges.texts import Lang


def scripts(indexes: Mapping[Lang, str]) -> Iterator[tuple[str, str]]:
    """The indexes of the search as scripts: the path of each from the top, and what it holds.

    theme/assets/search/from-disk.js reads them.
    """
    for lang, index in indexes.items():
        name = json.dumps(lang)
        held = "window.searchIndexes = window.searchIndexes || {}"
        yield f"search/{lang}.js", f"{held}\nsearchIndexes[{name}] = {index}\n"
