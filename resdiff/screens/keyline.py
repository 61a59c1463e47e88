"""The line of keys at the foot of a screen, made anew only when it says something else."""

from __future__ import annotations

from textual.screen import Screen
from textual.widgets import Footer


class KeyLine(Footer):
    """Textual's footer, which alone makes all its widgets anew for every focus that is set: three times on opening."""

    _said: tuple[object, ...] | None = None

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Show the keys of the screen where they are not those that are shown."""
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            said = tuple(key[1:] for key in screen.active_bindings.values() if key.binding.show)
            if said == self._said:
                return
            self._said = said
        super().bindings_changed(screen)
