"""The colours of changes can be read, and told apart, in every theme."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from resdiff.screens.themes import DARK, LEAST_CONTRAST, LIGHT, change_variables, contrast, readable

COLOURED = [theme for theme in (DARK, LIGHT, *BUILTIN_THEMES.values()) if not theme.ansi]
CHANGES = ("added", "removed", "moved")

# How a person without the green cones sees linear colours (Machado, Oliveira and Fernandes 2009, severity 1.0), and
# one without the red ones.
BLINDNESS = {
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}


def _variables(theme: Theme) -> dict[str, str]:
    variables = theme.to_color_system().generate()
    return variables | change_variables(variables, dark=theme.dark, ansi=theme.ansi)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_text_can_be_read(theme: Theme) -> None:
    """Text of any kind has a contrast of 4.5 with what it stands on, also under the cursor and on panels."""
    colours = {name: Color.parse(value) for name, value in _variables(theme).items() if name.startswith(
        ("background", "panel", "row-", "text-quiet", "text-aside", "sign-", "words-", "whole-", "found")
    ) and not value.startswith("auto")}  # fmt: skip
    plain = [colours["background"], colours["row-cursor"], colours["background"] + colours["panel"]]
    pairs = [(name, colours[name], on) for name in ("text-quiet", "text-aside", "row-bar") for on in plain]
    pairs += [(f"sign-{name}", colours[f"sign-{name}"], on) for name in CHANGES for on in plain]
    for kind in ("words", "whole"):
        pairs += [(f"{kind}-{n}", colours[f"{kind}-{n}"], colours[f"{kind}-{n}-background"]) for n in CHANGES]
    pairs.append(("found", colours["found"], colours["found-background"]))

    assert [] == [(name, round(contrast(one, on), 2)) for name, one, on in pairs if contrast(one, on) < LEAST_CONTRAST]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_text_of_our_themes_can_be_read(theme: Theme) -> None:
    """The foreground, also on the panels, by a wide margin."""
    foreground = Color.parse(theme.foreground or "")

    assert all(
        contrast(foreground, Color.parse(back)) >= 7 for back in (theme.background, theme.surface, theme.panel) if back
    )


@pytest.mark.parametrize("missing", BLINDNESS)
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_colour_blind_tell_added_from_removed(theme: Theme, missing: str) -> None:
    """In our themes the colours of added and removed stay far apart for people who see no red or no green."""
    variables = _variables(theme)
    for name, least in (("sign-{}", 45), ("words-{}-background", 15)):
        one, other = (_lab(_seen(Color.parse(variables[name.format(kind)]), missing)) for kind in ("added", "removed"))

        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= least


def _linear(colour: Color) -> list[float]:
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]


def _seen(colour: Color, missing: str) -> list[float]:
    linear = _linear(colour)
    return [min(max(sum(m * c for m, c in zip(row, linear, strict=True)), 0), 1) for row in BLINDNESS[missing]]


def _lab(linear: list[float]) -> tuple[float, float, float]:
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    scaled = [sum(m * c for m, c in zip(row, linear, strict=True)) / w for row, w in zip(matrix, white, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_known_contrasts() -> None:
    """Black on white is 21, a colour on itself 1."""
    assert 21 == pytest.approx(contrast(Color.parse("#000000"), Color.parse("#ffffff")))
    assert 1 == pytest.approx(contrast(Color.parse("#4a9bff"), Color.parse("#4a9bff")))


def test_what_can_be_read_is_left_alone() -> None:
    """Only a colour that is too faint is moved, and no further than it has to be."""
    black = Color.parse("#000000")
    faint = readable(Color.parse("#222222"), [black])

    assert Color.parse("#ff8700") == readable(Color.parse("#ff8700"), [black])
    assert LEAST_CONTRAST <= contrast(faint, black) < 6


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if theme.ansi])
def test_plain_themes_keep_the_terminals_background(name: str) -> None:
    """In 16 colours no text stands on a background of ours, and added, removed and moved differ."""
    variables = change_variables({}, dark=BUILTIN_THEMES[name].dark, ansi=True)

    assert {"transparent"} == {value for key, value in variables.items() if "background" in key or key == "row-cursor"}
    assert 3 == len({variables[f"sign-{kind}"] for kind in CHANGES})
    assert set(variables) == set(_variables(DARK)) - set(DARK.to_color_system().generate())
