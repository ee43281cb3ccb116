"""Who publishes the site, as `extra.publisher` of `mkdocs.yml` names them."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from pledges.records.texts import Record, Text

MAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
FORM = re.compile(r"https://[A-Za-z0-9][^\s<>\"`\\]*", re.ASCII)


def _contact(text: str) -> str:
    if not MAIL.fullmatch(text) and not (FORM.fullmatch(text) and text.isascii()):
        raise PydanticCustomError("not_a_contact", "neither mail nor form")
    return text


class Publisher(Record):
    """Who answers for the site; `corrections` is an address of mail or of a form."""

    name: Text
    kind: Text
    editors: Text
    funding: Text
    corrections: Annotated[str, AfterValidator(_contact)]

    @property
    def mail(self) -> str:
        """The address of mail for corrections; empty where it is a form."""
        return "" if "://" in self.corrections else self.corrections
