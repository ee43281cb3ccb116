"""The keys of `mkdocs.yml`, as far as the build can follow them."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from pledges.records.texts import Record
from pledges.records.values import Prose, Url
from pledges.records.vocabulary import Publisher

Toggle = Literal["true", "false"]
Strictness = Literal["warn", "info", "ignore"]
# After the name of a variable of the environment stands what is used without it.
SiteAddress = Annotated[Url, BeforeValidator(lambda value: value[-1] if value else value)]


class Extra(Record):
    """What the site adds to the settings of MkDocs."""

    repository: SiteAddress
    identity: Annotated[str, Field(pattern=r"^[\w.-]+,\d{4}(-\d\d(-\d\d)?)?$")]
    digits: Literal["latn", "arab"]
    generator: Toggle = "false"
    publisher: Publisher | None = None


class Theme(Record):
    """The theme and what of it is used."""

    name: Literal["material"]
    custom_dir: Literal["theme"]
    language: Literal["ar"]
    font: Literal["false"]
    features: tuple[str, ...] = ()


class MenuValidation(Record):
    """How MkDocs takes what is wrong with the menu."""

    omitted_files: Strictness = "warn"
    not_found: Strictness = "warn"
    absolute_links: Strictness = "warn"


class Validation(Record):
    """How MkDocs takes what is wrong with links."""

    omitted_files: Strictness = "warn"
    absolute_links: Strictness = "warn"
    unrecognized_links: Strictness = "warn"
    anchors: Strictness = "warn"
    nav: MenuValidation = MenuValidation()


class Settings(Record):
    """The keys of `mkdocs.yml`."""

    site_url: SiteAddress
    extra: Extra
    site_name: Prose
    site_description: Prose
    docs_dir: Literal["docs"]
    strict: Literal["true"]
    use_directory_urls: Toggle = "true"
    theme: Theme
    extra_css: tuple[str, ...]
    extra_javascript: tuple[str, ...]
    hooks: tuple[Literal["hooks/events.py"], ...]
    watch: tuple[str, ...] = ()
    plugins: tuple[Any, ...]
    nav: tuple[Any, ...]
    not_in_nav: str = ""
    markdown_extensions: tuple[Any, ...]
    validation: Validation = Validation()
