"""The folder in which one embedded server keeps its data, settings, password, log and what is known of its process."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.server.errors import ServerError
from graph.settings import data_folder

USERNAME = "neo4j"
DATABASE = "neo4j"


@dataclass(frozen=True, slots=True)
class Started:
    """What is known of the server's process: enough to find it again and to tell it from another with the same pid."""

    pid: int
    created: float
    version: str
    bolt_port: int
    http_port: int

    @property
    def bolt_uri(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def http_address(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the files of one embedded server are."""

    folder: Path

    @property
    def configuration(self) -> Path:
        return self.folder / "conf" / "neo4j.conf"

    @property
    def password_file(self) -> Path:
        return self.folder / "password"

    @property
    def log(self) -> Path:
        return self.folder / "logs" / "console.log"

    @property
    def lock_file(self) -> Path:
        return self.folder / "lock"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def last_used(self) -> Path:
        """A file whose time is when a command last asked for the server."""
        return self.folder / "last-used"

    @property
    def _state(self) -> Path:
        return self.folder / "started.json"

    @property
    def _version(self) -> Path:
        return self.folder / "version"

    def create(self) -> None:
        """Make the folder, for its owner only."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def ensure_password(self) -> None:
        """Generate the password on first use, into a file that only its owner can read."""
        if self.password_file.exists():
            return
        if self.has_data():
            raise ServerError(
                f"The server's password file {self.password_file} is gone. Put it back, or move {self.folder} away "
                "to begin with an empty graph."
            )
        # Hexadecimal: the admin tool reads the file as arguments, where a leading dash or # would mean something.
        descriptor = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            stream.write(secrets.token_hex(16))

    def password(self) -> str:
        """The password of the user `neo4j`."""
        return self.password_file.read_text().strip()

    def has_data(self) -> bool:
        """Whether a server has ever run here."""
        return (self.data / "dbms").exists()

    def read_started(self) -> Started | None:
        """What the last start wrote down, whether or not that process still runs."""
        try:
            return Started(**json.loads(self._state.read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def write_started(self, started: Started) -> None:
        """Note the process, in one step: a reader sees the old note or the new one."""
        draft = self._state.with_suffix(".new")
        draft.write_text(json.dumps(asdict(started)))
        draft.replace(self._state)

    def forget_started(self) -> None:
        """Remove the note of a process that is no more."""
        self._state.unlink(missing_ok=True)

    def store_version(self) -> str | None:
        """The version of Neo4j that last opened the data, None before the first start."""
        return self._version.read_text().strip() if self._version.exists() else None

    def write_store_version(self, version: str) -> None:
        """Note which version opens the data from now on."""
        self._version.write_text(version)


def user_home() -> Home:
    """The home of the user's own server, in the data folder."""
    return Home(data_folder() / "server")
