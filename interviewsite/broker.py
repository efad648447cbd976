"""The broker of an installation without one: messages as files, for one machine. Whole, or not there.

Kombu's own transport writes a message where it is read, so a reader may meet half of one and the worker ends. Here a
message appears under its name when it is complete, and one that cannot be read is passed over. Files are not the
truth of any work: reports are rows, and beat sends what was lost again.
"""

import logging
import os
import uuid
from queue import Empty
from time import monotonic
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps

logger = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    """Kombu's, but for how a message comes into its folder and what happens to a broken one."""

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]  # its own bases disagree
        name = os.path.join(self.data_folder_out, f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg")
        try:
            with open(f"{name}.new", "wb") as file:
                file.write(str_to_bytes(dumps(payload)))
            os.replace(f"{name}.new", name)
        except OSError as exc:
            raise ChannelError(f"Cannot add file {name!r} to directory") from exc

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        try:
            return super()._get(queue)
        except ValueError:
            logger.warning("a message could not be read", extra={"queue": queue})
            raise Empty from None


class Transport(filesystem.Transport):
    """Kombu's, with these channels."""

    Channel = Channel


def install() -> None:
    """Serve `filesystem://`."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
