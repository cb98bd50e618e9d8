# SPDX-License-Identifier: EUPL-1.2
"""Choosing a passphrase: five words from the program, or words of one's own; typed once more."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit

from app.domain.errors import WeakPassphrase
from app.door import work
from app.widgets.editors import LineEdit, Segmented, TickBox
from app.widgets.errors import sentence
from app.widgets.forms import Form
from app.widgets.parts import Card, Text, quiet_button, row_of
from app.widgets.texts import tr

WORDS, OWN = "words", "own"
_PAUSE_MS = 150  # without a key before the strength is estimated anew


class SecretForm(Form):
    """Asks for a new passphrase; Enter in its last field is `submitted`.

    `known` gives words that others would try first: the municipality's name, one's own.
    """

    submitted = Signal()

    def __init__(self, known: Callable[[], tuple[str, ...]] = tuple) -> None:
        super().__init__()
        self._known = known
        self.kind = Segmented(
            [(WORDS, tr("Five words from the program")), (OWN, tr("Words of my own"))]
        )
        self.kind.set_value(WORDS)
        self.add("kind", tr("Which passphrase?"), self.kind, required=True)
        self._build_offer()
        self.own = LineEdit(longest=1000)
        self.add(
            "own",
            tr("Passphrase"),
            self.own,
            required=True,
            help=tr("At least 16 characters. A sentence only you would think of is good."),
        )
        self.strength = Text("", "small")
        self.add_widget(self.strength)
        self.again = LineEdit(longest=1000)
        self.again.line.returnPressed.connect(self.submitted)
        self.add("again", tr("Type it once more"), self.again, required=True)
        self.show_typed = TickBox(tr("Show what I type"))
        self.add("show", "", self.show_typed)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._estimate)
        self.own.changed.connect(self._pause.start)
        self.kind.changed.connect(self._on_kind)
        self.show_typed.changed.connect(self._on_show)
        self._on_suggest()
        self._on_kind()

    def secret(self) -> str | None:
        """The passphrase, once it is good and typed twice; otherwise the field says what is not."""
        own = self.kind.value() == OWN
        if self.show_problems(self.problems()):
            return None
        if own and not self._accepted():
            return None
        secret = self.own.value() if own else self.offer.text()
        if self.again.value() != secret:
            self["again"].show_error(
                tr("The two do not match. Type the passphrase once more.")
                if own
                else tr("These are not the five words above. Compare them word by word.")
            )
            self["again"].focus()
            return None
        return secret

    def _build_offer(self) -> None:
        self.offer = Text("", "section")
        said = tr(
            "Write the five words on paper and keep it where you keep valuables, until you know "
            "them by heart."
        )
        self.offer_box = Card(self.offer, Text(said, "quiet"))
        self.offer_box.add_layout(
            row_of(quiet_button(tr("Suggest others"), self._on_suggest, icon="refresh-cw"))
        )
        self.add_widget(self.offer_box)

    def _on_suggest(self) -> None:
        self.offer.setText(work.suggest())

    def _on_kind(self) -> None:
        own = self.kind.value() == OWN
        self.offer_box.setVisible(not own)
        for widget in (self["own"], self["show"], self.strength):
            widget.setVisible(own)
        again = tr("Type it once more") if own else tr("Type the five words")
        self["again"].set_label(again)
        self._estimate()
        self._on_show()

    def _on_show(self) -> None:
        hidden = self.kind.value() == OWN and not self.show_typed.value()
        mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        self.own.line.setEchoMode(mode)
        self.again.line.setEchoMode(mode)

    def _accepted(self) -> bool:
        from app.storage.vault.passphrase import accept_passphrase, load_words

        try:
            accept_passphrase(self.own.value(), load_words(), known=self._known())
        except WeakPassphrase as error:
            self.strength.clear()  # the error says it
            self["own"].show_error(sentence(error))
            self["own"].focus()
            return False
        return True

    def _estimate(self) -> None:
        from app.storage.vault.passphrase import load_words
        from app.storage.vault.strength import MINIMUM, Verdict, estimate

        typed = self.own.value() if self.kind.value() == OWN else ""
        if not typed:
            self.strength.clear()
            return
        said = {
            Verdict.TOO_SHORT: tr("Too short yet: {typed} of at least {least} characters."),
            Verdict.GUESSABLE: tr("Easy to guess yet. Add words that do not belong together."),
            Verdict.GOOD: tr("Good: hard to guess."),
            Verdict.STRONG: tr("Strong: very hard to guess."),
        }[estimate(typed, words=load_words(), known=self._known()).verdict]
        text = said.format(typed=len(typed), least=MINIMUM)
        if text != self.strength.text():
            self.strength.setText(text)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.strength, text))
