"""The language of a document by its letters and words."""

from __future__ import annotations

import pytest

from resdiff.exports.languages import language
from tests.making_documents import FOG, LAMPS, document, paragraph


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{FOG} {LAMPS}", "en"),
        (
            "Prie instamment tous les États côtiers de maintenir les lampes de leurs phares allumées",
            "fr",
        ),
        ("Insta a todos los Estados ribereños a que mantengan encendidas las lámparas de los faros en la noche", "es"),
        ("настоятельно призывает все прибрежные государства поддерживать огни маяков всю ночь", "ru"),
        ("تحث جميع الدول الساحلية على إبقاء مصابيح مناراتها مضاءة", "ar"),
        ("促请所有沿海国保持其灯塔彻夜通明", "zh"),
        ("Lorem ipsum dolor sit amet", ""),
        ("", ""),
    ],
)
def test_the_official_languages_are_told_apart(text: str, code: str) -> None:
    """And what is none of them is left open."""
    assert code == language(document(paragraph("OP1", text)))
