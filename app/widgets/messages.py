# SPDX-License-Identifier: EUPL-1.2
"""What a message to the user is: a kind, a sentence, perhaps a deed offered for some seconds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from app.widgets.texts import tr


class MessageKind(StrEnum):
    """How a message is marked; always said in a word too."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sentence for the user, perhaps with a deed ("Undo") offered for some seconds."""

    kind: MessageKind
    text: str = field(repr=False)
    action: str = ""
    on_action: Callable[[], None] | None = None
    seconds: int = 0
    """How long it stays; 0 = until it is dismissed or replaced."""

    @classmethod
    def info(cls, text: str) -> "Message":
        """Something to know."""
        return cls(kind=MessageKind.INFO, text=text)

    @classmethod
    def success(cls, text: str) -> "Message":
        """Something was done."""
        return cls(kind=MessageKind.SUCCESS, text=text, seconds=10)

    @classmethod
    def warning(cls, text: str) -> "Message":
        """Something to be careful with."""
        return cls(kind=MessageKind.WARNING, text=text)

    @classmethod
    def error(cls, text: str) -> "Message":
        """Something that could not be done, and what to do."""
        return cls(kind=MessageKind.ERROR, text=text)

    @classmethod
    def bug(cls, report: str) -> "Message":
        """A fault of the program, by type, module and line only."""
        said = tr(
            "The program made a mistake and stopped what it was doing. What was saved is safe. "
            "Tell the IT department: {report}"
        )
        return cls(kind=MessageKind.ERROR, text=said.format(report=report))

    @classmethod
    def undo(cls, text: str, undo_text: str, on_undo: Callable[[], None]) -> "Message":
        """A change of state that can be taken back for ten seconds."""
        return cls(
            kind=MessageKind.SUCCESS, text=text, action=undo_text, on_action=on_undo, seconds=10
        )
