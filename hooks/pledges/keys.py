"""Which word of the interface explains a key of a file of `data/`."""

from pledges.shapes import Key

# Keys that mean something of their own in one record; elsewhere the same key has a common meaning.
OWN = {
    "account-claim",
    "account-on",
    "account-text",
    "body-kind",
    "break-note",
    "break-on",
    "goal-kind",
    "indicator-kind",
    "milestone-basis",
    "milestone-due",
    "question-since",
    "question-text",
    "quote-text",
    "reading-since",
    "revision-due",
    "revision-on",
    "source-kind",
    "source-note",
    "un-record-title",
    "unit-label",
    "update-text",
    "wording-note",
}


def word_of(key: Key) -> str:
    """The word of the interface that explains a key."""
    name = key.name.replace("_", "-")
    own = f"{key.model}-{name}"
    return own if own in OWN else name
