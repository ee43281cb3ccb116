"""Who publishes the site: a setting that nobody has to make up an answer for."""

from typing import Annotated

from pydantic import Field

from pledges.records.texts import Record, Text
from pledges.records.values import Url

Mail = Annotated[str, Field(pattern=r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")]


class Publisher(Record):
    """Who stands behind the site, who edits it, who pays for it, and where mistakes are told."""

    name: Text
    kind: Text
    editors: Text
    funding: Text
    mail: Mail | None = None
    form: Url | None = None
