"""A slow line in front of a server: each request waits, and all answers share a width.

A browser's own throttle leaves out what a service worker asks for; nothing gets past this one.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK, FAST = 1400, 65536


class Line:
    """The seconds before a request arrives and the bytes a second of all answers, while slow."""

    def __init__(self, latency: float, width: float) -> None:
        """A line of a kind, which `is_slow` until that is changed."""
        self.latency, self.width, self.is_slow = latency, width, True
        self._free = 0.0

    @contextmanager
    def before(self, port: int) -> Iterator[str]:
        """The address of the line that leads to a port of this machine."""
        loop, ready, ended = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
        ports: list[int] = []

        async def serve() -> None:
            server = await asyncio.start_server(
                lambda *browser: self._join(port, *browser), "127.0.0.1", 0
            )
            ports.append(server.sockets[0].getsockname()[1])
            ready.set()
            await ended.wait()

        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            thread = threading.Thread(target=runner.run, args=(serve(),))
            thread.start()
            ready.wait()
            try:
                yield f"http://127.0.0.1:{ports[0]}"
            finally:
                loop.call_soon_threadsafe(ended.set)
                thread.join()

    async def _join(
        self, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        there, onward = await asyncio.open_connection("127.0.0.1", port)
        carried = asyncio.ensure_future(self._carry(reader, onward))
        with suppress(ConnectionError):
            await self._bring(there, writer)
        carried.cancel()
        onward.close()
        writer.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass a browser's bytes on after the latency; its end is the end."""
        while data := await reader.read(FAST):
            await asyncio.sleep(self.latency if self.is_slow else 0)
            writer.write(data)
        writer.close()

    async def _bring(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass a server's bytes on, no more than fit the width in a time."""
        now = asyncio.get_running_loop().time
        while data := await reader.read(CHUNK if self.is_slow else FAST):
            if self.is_slow:
                self._free = max(self._free, now()) + len(data) / self.width
                await asyncio.sleep(self._free - now())
            writer.write(data)
            await writer.drain()
