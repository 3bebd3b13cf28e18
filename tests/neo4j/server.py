"""A real Neo4j of its own folder and ports: started, stopped, killed, administered."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

JARS = Path(__file__).parents[2] / ".make" / "neo4j"
PASSWORD = "correct-horse-é"  # of servers that live as long as the tests
_OPTIONS = [
    "-Xmx1g", "-XX:+UseSerialGC",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")),
]  # fmt: skip
_SOON_READY = "-XX:TieredStopAtLevel=1"  # of compilers the quick one, for what does not run for long
_PATIENCE = 120  # seconds that a server may take to begin, on a busy machine
_SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.memory.heap.max_size": "512m",
    "server.memory.pagecache.size": "64m",
    "dbms.usage_report.enabled": "false",
    "server.directories.import": "import",
}


def java() -> str | None:
    """The Java that runs a server, where there is one."""
    return shutil.which("java")


def classpath(name: str = "pom") -> str | None:
    """The jars that tests/neo4j/fetch.sh has fetched for a pom, where they are there."""
    listed = JARS / f"{name}.classpath"
    found = listed.read_text(encoding="utf-8").strip() if listed.exists() else ""
    return found if found and all(map(os.path.exists, found.split(":"))) else None


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


class Neo4j:
    """A server in a folder. Its password is PASSWORD, or there is none where `auth` is false; with `jit` it is slower
    to begin, and quicker when it has run for a while."""

    def __init__(self, home: Path, *, jars: str = "pom", auth: bool = True, jit: bool = False) -> None:
        self.home, self.bolt, self.http = home, free_port(), free_port()
        self._java = [str(java()), *_OPTIONS, *([] if jit else [_SOON_READY]), "-cp", classpath(jars) or ""]
        self._process: subprocess.Popen[bytes] | None = None
        self._settings = dict(_SETTINGS)
        for folder in ("conf", "import"):
            (home / folder).mkdir(parents=True, exist_ok=True)
        self.configure(
            {
                "server.bolt.listen_address": f"127.0.0.1:{self.bolt}",
                "server.http.listen_address": f"127.0.0.1:{self.http}",
                "dbms.security.auth_enabled": str(auth).lower(),
            }
        )
        if auth:
            self.admin("dbms", "set-initial-password", PASSWORD)

    @property
    def uri(self) -> str:
        """Its Bolt address."""
        return f"bolt://127.0.0.1:{self.bolt}"

    def configure(self, settings: Mapping[str, str]) -> None:
        """Settings that hold from the next start on."""
        self._settings |= settings
        lines = (f"{name}={value}\n" for name, value in self._settings.items())
        (self.home / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")

    def start(self) -> None:
        """Start, and wait until Bolt and HTTP answer: HTTP comes later."""
        folders = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        command = [*self._java, "org.neo4j.server.CommunityEntryPoint", *folders]
        with (self.home / "out.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        atexit.register(self.kill)  # whatever ends the process that started it
        until = time.monotonic() + _PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.home / "out.log").read_text(encoding="utf-8", errors="replace")[-3000:])
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.bolt), 1) as line:
                line.sendall(b"\x60\x60\xb0\x17\x00\x00\x04\x05" + bytes(12))
                if len(line.recv(4)) != 4:
                    return False
            socket.create_connection(("127.0.0.1", self.http), 1).close()
            return True
        except OSError:
            return False

    def stop(self) -> None:
        """Stop in order."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(60)
            self._process = None

    def kill(self) -> None:
        """Kill it as a power cut would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(60)
            self._process = None

    def admin(self, *arguments: str, folder: Path | None = None) -> str:
        """Run neo4j-admin, in a folder; what it printed. Raises AssertionError where it fails."""
        return self._run("org.neo4j.cli.AdminTool", *arguments, folder=folder)

    def shell(self, script: Path) -> str:
        """Run a script with cypher-shell; what it printed. Raises AssertionError where it fails."""
        return self._run("org.neo4j.shell.Main", "-a", self.uri, "-u", "neo4j", "-p", PASSWORD, "-f", str(script))

    def _run(self, entry: str, *arguments: str, folder: Path | None = None) -> str:
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        done = subprocess.run(
            [*self._java, entry, *arguments],
            env=environment, capture_output=True, text=True, timeout=300, check=False, cwd=folder,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout
