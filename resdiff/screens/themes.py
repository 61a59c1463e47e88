"""The colours of the screen: two themes of our own, and from any theme the colours that changes are shown in."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

LEAST_CONTRAST = 4.5
"""Of any text on its background (WCAG 2, level AA)."""

# Blue and orange, which people with any of the usual colour blindnesses tell apart; yellow for what moved.
DARK = Theme(
    name="resdiff-dark",
    dark=True,
    background="#12161c",
    surface="#1a2028",
    panel="#1d242d",
    foreground="#dde3ea",
    primary="#7fb0f5",
    secondary="#93a1b1",
    success="#4a9bff",
    error="#ff9440",
    warning="#e6c84f",
    accent="#e6c84f",
)
LIGHT = Theme(
    name="resdiff-light",
    dark=False,
    background="#fbfaf6",
    surface="#f1efe8",
    panel="#e8e5dc",
    foreground="#1d2228",
    primary="#0a56b4",
    secondary="#56616d",
    success="#0a5fd6",
    error="#c65200",
    warning="#806000",
    accent="#0a56b4",
)

# Terminals of 16 colours: the terminal's own background, and again a blue against a warm colour.
_ANSI = {
    True: {"added": "ansi_bright_cyan", "removed": "ansi_bright_yellow", "moved": "ansi_bright_magenta"},
    False: {"added": "ansi_blue", "removed": "ansi_red", "moved": "ansi_magenta"},
}


def change_variables(variables: Mapping[str, str], *, dark: bool, ansi: bool) -> dict[str, str]:
    """The colours of changes, made from a theme's own: added from its success, removed from its error colour.

    Every text colour is moved towards black or white until it can be read on each background it stands on.
    """
    if ansi:
        return _ansi_variables(dark)
    background, foreground = Color.parse(variables["background"]), Color.parse(variables["foreground"])
    hues = {"added": variables["success"], "removed": variables["error"], "moved": variables["warning"]}
    cursor = background.blend(foreground, 0.07)
    plain = [background, cursor, background + Color.parse(variables["panel"])]
    found = {
        "row-cursor": cursor.hex,
        "row-bar": readable(Color.parse(variables["primary"]), plain).hex,
        "rule": background.blend(foreground, 0.2).hex,
        "text-quiet": readable(foreground.blend(background, 0.25), plain, 5.5).hex,
        "text-aside": readable(foreground.blend(background, 0.4), plain).hex,
        "found": foreground.hex,
        "found-background": background.hex,
    }
    for step in range(1, 5):
        shade = background.blend(Color.parse(hues["added"]), 0.09 * step)
        found |= {f"age-{step}": readable(foreground, [shade]).hex, f"age-{step}-background": shade.hex}
    for name, hue in hues.items():
        colour = Color.parse(hue)
        words, whole = background.blend(colour, 0.24 if dark else 0.15), background.blend(colour, 0.1)
        found |= {
            f"sign-{name}": readable(colour, plain).hex,
            f"words-{name}": readable(foreground.blend(colour, 0.2), [words]).hex,
            f"words-{name}-background": words.hex,
            f"whole-{name}": readable(foreground.blend(colour, 0.1), [whole]).hex,
            f"whole-{name}-background": whole.hex,
        }
    return found


def readable(colour: Color, backgrounds: list[Color], least: float = LEAST_CONTRAST) -> Color:
    """`colour`, moved towards white or black as far as it must be to be read on all of some like backgrounds."""
    pole = backgrounds[0].get_contrast_text(1.0)
    for step in range(21):
        moved = colour.blend(pole, step / 20)
        if min(contrast(moved, background) for background in backgrounds) >= least:
            return moved
    return pole


def contrast(one: Color, other: Color) -> float:
    """The contrast of two opaque colours, 1 to 21 (WCAG 2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def _ansi_variables(dark: bool) -> dict[str, str]:
    """The terminal's own foreground for text; signs and changed words in three of its colours, no backgrounds."""
    found = dict.fromkeys(("row-bar", "rule", "text-quiet", "text-aside", "found"), "ansi_default")
    found |= dict.fromkeys(("row-cursor", "found-background"), "transparent")
    for step in range(1, 5):
        found |= {f"age-{step}": "ansi_default", f"age-{step}-background": "transparent"}
    for name, colour in _ANSI[dark].items():
        found |= {f"sign-{name}": colour, f"words-{name}": colour, f"whole-{name}": colour}
        found |= {f"words-{name}-background": "transparent", f"whole-{name}-background": "transparent"}
    return found
