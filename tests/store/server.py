"""A PostgreSQL of the tests' own: in a temporary directory, on loopback, gone when they end."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ACCOUNT = "postgres"
_SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "unix_socket_directories=",
    "shared_buffers=32MB",
    "max_connections=20",
)


def missing() -> str | None:
    """Say what keeps a server from being started; ``None`` where nothing does."""
    if _programs() is None:
        return "PostgreSQL is not installed (Debian: apt install postgresql)"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (pip install 'dateline[postgresql]')"
    return None


def _programs() -> Path | None:
    """Return the folder of the newest server's programs: Debian does not put them on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


@contextmanager
def server() -> Iterator[str]:
    """Start a server, and give its URL; the user is ``dateline``."""
    programs = _programs()
    assert programs is not None
    root = os.geteuid() == 0  # PostgreSQL refuses to run as root
    account = {"user": _ACCOUNT, "group": _ACCOUNT, "extra_groups": ()} if root else {}
    with tempfile.TemporaryDirectory(prefix="dateline-pg-") as folder:
        if root:
            shutil.chown(folder, _ACCOUNT, _ACCOUNT)
        data = f"{folder}/data"
        making = [str(programs / "initdb"), "-D", data, "-U", "dateline", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run([*making, "--locale=C"], check=True, capture_output=True, cwd=folder, **account)  # type: ignore[call-overload]
        port = _free_port()
        settings = [f"-c{one}" for one in (*_SETTINGS, "listen_addresses=127.0.0.1", f"port={port}")]
        with Path(folder, "log").open("wb") as log:
            running = subprocess.Popen(  # type: ignore[call-overload]
                [str(programs / "postgres"), "-D", data, *settings], stdout=log, stderr=log, cwd=folder, **account
            )
        try:
            _wait(port, running, Path(folder, "log"))
            yield f"postgresql://dateline@127.0.0.1:{port}/postgres"
        finally:
            running.send_signal(signal.SIGINT)  # for PostgreSQL: at once, whoever is connected
            running.wait(20)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int, running: "subprocess.Popen[bytes]", log: Path) -> None:
    import psycopg

    for _ in range(200):
        assert running.poll() is None, log.read_text()
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="dateline", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"PostgreSQL does not answer: {log.read_text()}")
