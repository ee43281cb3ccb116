"""An old Chromium driven by its own protocol: Playwright asks it for commands that came later."""

import base64
import itertools
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import ClientConnection, connect

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
PHONE = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
PATIENCE = 20.0  # seconds


class Tab:
    """One page on a phone, and what it complained of."""

    def __init__(self, line: ClientConnection) -> None:
        """Open an empty page and listen to it."""
        self.line, self.numbers, self.session = line, itertools.count(1), ""
        self.faults: list[str] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")
        self.ask("Emulation.setDeviceMetricsOverride", **PHONE)
        self.ask("Emulation.setTouchEmulationEnabled", enabled=True)

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to a command; events on the way are noted."""
        number = next(self.numbers)
        asked = {"id": number, "method": method, "params": params}
        self.line.send(json.dumps(asked | ({"sessionId": self.session} if self.session else {})))
        while True:
            said = json.loads(self.line.recv(PATIENCE))
            if said.get("id") == number:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']['message']}")
                result: dict[str, Any] = said["result"]
                return result
            self.note(said.get("method", ""), said.get("params", {}))

    def note(self, event: str, params: dict[str, Any]) -> None:
        """Keep what went wrong."""
        if event == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.faults.append(details.get("exception", {}).get("description", details["text"]))
        elif event == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.faults.append(params["entry"]["text"])

    def value(self, script: str) -> Any:
        """What an expression is on the page."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"]["exception"]["description"])
        return found["result"].get("value")

    def wait(self, script: str) -> bool:
        """Whether an expression comes to hold before patience ends."""
        end = time.monotonic() + PATIENCE
        while not self.value(script):
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True

    def open(self, address: str) -> None:
        """Go to a page and wait until it is there."""
        self.ask("Page.navigate", url=address)
        self.wait(f"document.readyState == 'complete' && location.href == {json.dumps(address)}")

    def tap(self, selector: str) -> None:
        """Tap the middle of an element."""
        box = f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()"
        x, y = self.value(
            f"(({{ x, y, width, height }}) => [x + width / 2, y + height / 2])({box})"
        )
        self.ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def picture(self, path: Path) -> None:
        """Write what the window shows."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))


@contextmanager
def opened(program: Path) -> Iterator[Tab]:
    """A page of the Chromium at a path, which ends with it."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as home:
        told = Path(home, "DevToolsActivePort")
        command = [str(program), *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={home}"]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:  # noqa: S603
            try:
                end = time.monotonic() + PATIENCE
                while not (told.exists() and "\n" in told.read_text()):
                    if time.monotonic() > end:
                        raise RuntimeError(f"{program} does not start")
                    time.sleep(0.1)
                port, path = told.read_text().split()
                with connect(f"ws://127.0.0.1:{port}{path}", max_size=None) as line:
                    yield Tab(line)
            finally:
                process.kill()
