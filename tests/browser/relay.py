"""Stands between Playwright and Firefox, and gives the one what the other lacks.

`python -m tests.browser.relay firefox …` starts Firefox and lets one client talk to it.

- Playwright tells each window which media features to feign, though it be none; Firefox 153 does
  not know that command. Where nothing is to be feigned, its refusal is passed on as done.
- Playwright types the keys of an American keyboard alone. A key that Firefox never sees changes
  to the Arabic layout and back.
"""

import asyncio
import json
import re
import sys
from asyncio.subprocess import PIPE
from typing import Any

from tests.browser.keyboard import LETTERS, SWITCH
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

READY = "WebDriver BiDi listening on "
Message = dict[str, Any]


class Relay:
    """One talk between Playwright and Firefox."""

    def __init__(self, playwright: ServerConnection, firefox: ClientConnection) -> None:
        """Both ends are open; the keyboard is American; nothing was asked."""
        self.playwright = playwright
        self.firefox = firefox
        self.arabic = False
        self.harmless: set[int] = set()

    async def talk(self) -> None:
        """Pass messages both ways until one end closes."""
        answers = asyncio.create_task(self.answer())
        async for text in self.playwright:
            asked = json.loads(text)
            if feigns_nothing(asked):
                self.harmless.add(asked["id"])
            if asked["method"] == "input.performActions":
                self.press(asked)
            await self.firefox.send(json.dumps(asked))
        answers.cancel()

    async def answer(self) -> None:
        """Pass what Firefox says."""
        async for text in self.firefox:
            said = json.loads(text)
            if said.get("id") in self.harmless and said.get("error") == "unknown command":
                said = {"type": "success", "id": said["id"], "result": {}}
            await self.playwright.send(json.dumps(said))
        await self.playwright.close()

    def press(self, asked: Message) -> None:
        """Change the keys of a request to those of the layout, and the layout by its key."""
        for source in asked["params"]["actions"]:
            if any(SWITCH in action.get("value", "") for action in source["actions"]):
                self.arabic ^= any(action["type"] == "keyDown" for action in source["actions"])
                source["actions"] = []
            for action in source["actions"]:
                if self.arabic and "value" in action:
                    action["value"] = LETTERS.get(action["value"], action["value"])


def feigns_nothing(asked: Message) -> bool:
    """Whether a request sets the features of media to what they are."""
    override = asked["method"] == "emulation.setMediaFeaturesOverride"
    return override and not any(asked["params"]["features"].values())


async def main(command: list[str]) -> None:
    """Start Firefox, say where to talk to it in its own words, and wait for its end."""
    firefox = await asyncio.create_subprocess_exec(*command, stderr=PIPE)
    assert firefox.stderr
    address = ""
    async for line in firefox.stderr:
        sys.stderr.write(line.decode(errors="replace").replace(READY, "Firefox: "))
        if found := re.search(rf"{READY}(ws://\S+)", line.decode(errors="replace")):
            address = found[1]
            break

    async def between(playwright: ServerConnection) -> None:
        assert playwright.request
        async with connect(address + playwright.request.path, max_size=None, proxy=None) as far:
            await Relay(playwright, far).talk()

    async with serve(between, "127.0.0.1", 0, max_size=None) as server:
        host, port = server.sockets[0].getsockname()
        sys.stderr.write(f"{READY}ws://{host}:{port}\n")
        sys.stderr.flush()
        async for _ in firefox.stderr:
            continue
    await firefox.wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
