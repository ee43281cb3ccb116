"""What a copy of the site needs that is opened from disk, where no script can fetch a file."""

import json

from pledges.texts import Lang


def script(lang: Lang, index: str) -> str:
    """The index of the search of a language as a script: what `search/<language>.js` holds.

    theme/assets/search/from-disk.js reads it.
    """
    name = json.dumps(lang)
    held = "window.searchIndexes = window.searchIndexes || {}"
    return f"{held}\nsearchIndexes[{name}] = {index}\n"
