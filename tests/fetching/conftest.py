"""What every test of fetching has: a server of its own, a cache of its own, and no way out of this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fetching.un_server import Server


@pytest.fixture(autouse=True)
def _no_way_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Any name or connection beyond the loopback address fails the test, whatever the code does with the error."""
    resolve, connect = socket.getaddrinfo, socket.socket.connect
    outside: list[str] = []

    def stay_home(host: str | bytes | None) -> None:
        name = host.decode() if isinstance(host, bytes) else host or ""
        if name not in ("localhost", "127.0.0.1", "::1"):
            outside.append(name)
            raise OSError(f"a test wanted to reach {name}")

    def guarded_resolve(host: Any, *arguments: Any, **options: Any) -> Any:
        stay_home(host)
        return resolve(host, *arguments, **options)

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            stay_home(address[0])
        connect(self, address)

    for setting in ("HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(setting, raising=False)
        monkeypatch.delenv(setting.lower(), raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_resolve)
    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    yield
    assert not outside, "tests stay on this machine"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder, new and empty (it does not exist yet)."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("RESDIFF_CACHE", str(folder))
    return folder


@pytest.fixture
def server(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:  # noqa: ARG001 - a server fills a cache
    """The server that stands for documents.un.org."""
    server = Server()
    monkeypatch.setenv("RESDIFF_UN_BASE", server.base)
    yield server
    server.close()
