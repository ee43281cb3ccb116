"""Someone who never saw a page: what is clicked, typed and read on the way is counted."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

# Seconds by Card, Moran and Newell (1980): a key of one who types slowly; for each click to think,
# to point, to press and to take the hand back to the keys. So many words are read in a minute.
KEY, CLICK = 0.28, 1.35 + 1.1 + 0.2 + 0.4
WORDS_A_MINUTE = 200
# The texts of a page in their order, up to a control; what is folded or unseen is not read.
SEEN = """(until) => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) {
    const [node, around] = [walker.currentNode, walker.currentNode.parentElement]
    const behind = until.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING
    if (behind && !until.contains(node)) break
    const isRead = !around.closest('.unseen, option, textarea') && around.checkVisibility()
    if (isRead && around.getBoundingClientRect().width > 1) found.push(node.data)
  }
  return found
}"""


@dataclass
class Person:
    """Goes through pages and counts; each text is read once."""

    page: Page
    clicks: int = 0
    keys: int = 0
    read: dict[str, int] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """How many words were read."""
        return sum(self.read.values())

    @property
    def seconds(self) -> float:
        """How long it takes by the keystroke-level model, and to read all that is seen."""
        return KEY * self.keys + CLICK * self.clicks + 60 / WORDS_A_MINUTE * self.words

    def click(self, control: Locator, times: int = 1) -> None:
        """Read up to a control, and click it; it counts once however often it is hit."""
        for text in control.evaluate(SEEN):
            words = [word for word in text.split() if any(map(str.isalpha, word))]
            self.read[" ".join(words)] = len(words)
        self.clicks += 1
        control.click(click_count=times)

    def type(self, control: Locator, words: str) -> None:
        """Type into a field, key by key."""
        self.click(control)
        self.keys += len(words)
        self.page.keyboard.type(words)

    def paste(self, control: Locator, words: str) -> None:
        """Paste into a field, by two keys."""
        self.click(control)
        self.keys += 2
        self.page.keyboard.insert_text(words)

    def pick(self, control: Locator, part: str) -> None:
        """Type a part of what is offered below a field, and choose the first that has it."""
        self.type(control, part)
        self.clicks += 1
        offered = "[...one.list.options].map((each) => each.value)"
        found = control.evaluate(f"(one) => {offered}")
        control.fill(next(one for one in found if part.casefold() in one.casefold()))
