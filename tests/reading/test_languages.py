"""Resolutions in the six languages: front matter, parts, numbers and, in three of them, lead phrases. All fictional."""

from __future__ import annotations

import pytest

from resdiff.model import Document
from resdiff.reading import read
from resdiff.reading.lead import is_operative_lead, is_preambular_lead, lead_phrase
from resdiff.reading.numbering import list_marker, operative_number

FRENCH = """Nations Unies\tA/RES/94/187
Assemblée générale\tDistr. générale
19 janvier 2040
Quatre-vingt-quatorzième session
Point 24 b) de l’ordre du jour

Résolution adoptée par l’Assemblée générale le 19 décembre 2039
[sur la base du rapport de la Deuxième Commission (A/94/461, par. 21)]
94/187.\tProtection des phares et des stations marégraphiques

\tL’Assemblée générale,
\tRappelant également la Convention sur les feux côtiers1 et le Protocole y relatif2,
\tProfondément préoccupée par la disparition des phares,
\tAyant examiné le rapport du Secrétaire général3,
\t1.\tPrend note avec satisfaction du rapport du Secrétaire général3 ;
\t2.\tDemande instamment aux États Membres :
\ta)\tDe tenir à jour un inventaire des phares ;
\tb)\tDe conserver les archives, notamment :
\ti)\tLes journaux de bord ;
\tii)\tLes registres des marées ;
Coopération internationale
\t3.\tSe félicite de la création du Bureau des signaux côtiers ;
\t4.\tPrie le Secrétaire général de lui présenter un rapport à sa quatre-vingt-quinzième session.

69e séance plénière
19 décembre 2039

Annexe
Principes relatifs au retrait des feux côtiers
\t1.\tLe retrait d’un feu est annoncé dix-huit mois à l’avance.

\t1\tTraités côtiers, vol. 412, no 7081.
\t2\tIbid., vol. 530.
\t3\tA/94/209.
"""

SPANISH = """Naciones Unidas\tA/RES/94/187
Asamblea General\tDistr. general
19 de enero de 2040
Nonagésimo cuarto período de sesiones
Tema 24 b) del programa

Resolución aprobada por la Asamblea General el 19 de diciembre de 2039
[sobre la base del informe de la Segunda Comisión (A/94/461, párr. 21)]
94/187.\tProtección de los faros y las estaciones mareográficas

\tLa Asamblea General,
\tRecordando también la Convención sobre las Luces Costeras1 y su Protocolo2,
\tObservando con profunda preocupación la desaparición de los faros,
\tHabiendo examinado el informe del Secretario General3,
\t1.\tToma nota con reconocimiento del informe del Secretario General3;
\t2.\tInsta a los Estados Miembros a que:
\ta)\tMantengan al día un inventario de los faros;
\tb)\tConserven los archivos, en particular:
\ti)\tLos cuadernos de bitácora;
\tii)\tLos registros de las mareas;
Cooperación internacional
\t3.\tAcoge con beneplácito la creación de la Oficina de Señales Costeras;
\t4.\tSolicita al Secretario General que le presente un informe en su nonagésimo quinto período de sesiones.

69ª sesión plenaria
19 de diciembre de 2039

Anexo
Principios para la retirada de las luces costeras
\t1.\tLa retirada de una luz se anunciará con dieciocho meses de antelación.

\t1\tTratados Costeros, vol. 412, núm. 7081.
\t2\tIbid., vol. 530.
\t3\tA/94/209.
"""

RUSSIAN = """Организация Объединенных Наций\tA/RES/94/187
Генеральная Ассамблея\tDistr.: General
19 January 2040
Девяносто четвертая сессия
Пункт 24 b) повестки дня

Резолюция, принятая Генеральной Ассамблеей 19 декабря 2039 года
[по докладу Второго комитета (A/94/461, пункт 21)]
94/187.\tОхрана маяков и приливных станций

\tГенеральная Ассамблея,
\tссылаясь на Конвенцию о береговых огнях1 и Протокол к ней2,
\tбудучи глубоко обеспокоена исчезновением маяков,
\tрассмотрев доклад Генерального секретаря3,
\t1.\tпринимает к сведению с удовлетворением доклад Генерального секретаря3;
\t2.\tнастоятельно призывает государства-члены:
\tа)\tвести перечень маяков;
\tб)\tхранить архивы, в том числе:
\ti)\tвахтенные журналы;
\tii)\tзаписи приливов;
\t3.\tприветствует создание Бюро береговых сигналов;
\t4.\tпросит Генерального секретаря представить доклад на ее девяносто пятой сессии.

69-е пленарное заседание
19 декабря 2039 года

Приложение
Принципы вывода береговых огней из эксплуатации
\t1.\tО выводе огня объявляется за восемнадцать месяцев.

\t1\tБереговые договоры, том 412, № 7081.
\t2\tТам же, том 530.
\t3\tA/94/209.
"""

ARABIC = """الأمم المتحدة\tA/RES/94/187
الجمعية العامة
الدورة الرابعة والتسعون
البند 24 (ب) من جدول الأعمال

قرار اتخذته الجمعية العامة في 19 كانون الأول/ديسمبر 2039
[بناء على تقرير اللجنة الثانية (A/94/461، الفقرة 21)]
94/187 - حماية المنارات ومحطات قياس المد والجزر

\tإن الجمعية العامة،
\tإذ تشير إلى اتفاقية الأضواء الساحلية(1) والبروتوكول الملحق بها،
\tوإذ يساورها بالغ القلق إزاء زوال المنارات،
\tوقد نظرت في تقرير الأمين العام،
\t١ - تحيط علما مع التقدير بتقرير الأمين العام؛
\t٢ - تحث الدول الأعضاء على القيام بما يلي:
\t(أ) إعداد قائمة بالمنارات؛
\t(ب) حفظ السجلات، بما في ذلك:
\t‘1’ سجلات السفن؛
\t‘2’ سجلات المد والجزر؛
\t(ج) إطلاع الجمهور عليها؛
\t٣ - ترحب بإنشاء مكتب الإشارات الساحلية؛
\t٤ - تطلب إلى الأمين العام أن يقدم تقريرا في دورتها الخامسة والتسعين.

الجلسة العامة 69
19 كانون الأول/ديسمبر 2039

المرفق
مبادئ سحب الأضواء الساحلية
\t1 - يعلن عن سحب الضوء قبل ثمانية عشر شهرا.
"""

CHINESE = """联合国\tA/RES/94/187
大会
第九十四届会议
议程项目24(b)

2039年12月19日大会决议
[根据第二委员会的报告(A/94/461，第21段)通过]
94/187. 保护灯塔和验潮站

\t大会，
\t回顾《海岸灯光公约》1和《议定书》2，
\t深为关切灯塔的消失，
\t审议了秘书长的报告，3
\t1. 赞赏地注意到秘书长的报告；3
\t2. 敦促会员国：
\t(a) 编制灯塔清单；
\t(b) 保存档案，包括：
\t㈠ 航海日志；
\t㈡ 潮汐记录；
\t3. 欢迎设立海岸信号局；
\t4. 请秘书长向大会第九十五届会议提出报告。

2039年12月19日
第69次全体会议

附件
海岸灯光停用原则
\t1. 停用灯光应提前十八个月宣布。

\t1\t《海岸条约集》，第412卷，第7081号。
\t2\t同上，第530卷。
\t3\tA/94/209。
"""

TEXTS = {"fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "ar": ARABIC, "zh": CHINESE}


def _read(language: str, text: str = "") -> Document:
    # Cells of the masthead are lines in a plain text.
    lines = (text or TEXTS[language]).replace("\tA/RES", "\nA/RES").replace("\tDistr", "\nDistr")
    return read("a text", data=lines.encode())


ADDRESSES = [
    *("PP1", "PP2", "PP3", "OP1", "OP2", "OP2(a)", "OP2(b)", "OP2(b)(i)", "OP2(b)(ii)"),
    *("OP3", "OP4", "Annex.H1", "Annex.H2", "Annex.1"),
]


@pytest.mark.parametrize(
    ("language", "addresses"),
    [
        ("fr", [*ADDRESSES[:9], "H1", *ADDRESSES[9:]]),
        ("es", [*ADDRESSES[:9], "H1", *ADDRESSES[9:]]),
        ("ru", ADDRESSES),
        ("ar", [*ADDRESSES[:7], "OP2(b)(1)", "OP2(b)(2)", "OP2(c)", *ADDRESSES[9:]]),
        ("zh", [*ADDRESSES[:7], "OP2(b)(1)", "OP2(b)(2)", *ADDRESSES[9:]]),
    ],
)
def test_parts_and_numbers_are_recognized(language: str, addresses: list[str]) -> None:
    """Preamble, operative part and annex have the addresses that the English text has; headings are headings."""
    found = [p.id for p in _read(language).paragraphs]

    # Where a script knows no capitals, the title of an annex cannot be told from a paragraph.
    if language in ("ar", "zh"):
        addresses = [address.replace("Annex.H2", "Annex.P1") for address in addresses]
    assert addresses == found


@pytest.mark.parametrize(
    ("language", "title", "session", "organ"),
    [
        (
            "fr",
            "Protection des phares et des stations marégraphiques",
            "Quatre-vingt-quatorzième session",
            "Assemblée générale",
        ),
        (
            "es",
            "Protección de los faros y las estaciones mareográficas",
            "Nonagésimo cuarto período de sesiones",
            "Asamblea General",
        ),
        ("ru", "Охрана маяков и приливных станций", "Девяносто четвертая сессия", "Генеральная Ассамблея"),
        ("ar", "حماية المنارات ومحطات قياس المد والجزر", "الدورة الرابعة والتسعون", "الجمعية العامة"),
        ("zh", "保护灯塔和验潮站", "第九十四届会议", "大会"),
    ],
)
def test_the_front_matter_is_recognized(language: str, title: str, session: str, organ: str) -> None:
    """Organ, title, session, agenda item, symbol, kind and day of adoption, each in its language."""
    document = _read(language)

    assert (title, session, organ) == (document.title, document.session, document.body)
    assert ("A/RES/94/187", "2039-12-19", "resolution") == (document.symbol, document.date, document.genre)
    assert document.agenda_item.startswith("24")
    assert not set("рпдج项") & set(document.agenda_item)
    assert {"front matter: adoption line", "front matter: report line", "front matter: session"} <= {
        item.why for item in document.unread
    }
    assert 2 == sum(item.why == "adoption note" for item in document.unread)


@pytest.mark.parametrize("language", ["fr", "es", "ru", "zh"])
def test_note_marks_stand_before_or_after_the_punctuation(language: str) -> None:
    """In French and Spanish the mark stands before the comma, in Chinese after it; each is found, and none is left."""
    document = _read(language)

    assert [("PP1", ["1", "2"]), ("PP3", ["3"]), ("OP1", ["3"])] == [
        (p.id, list(p.notes)) for p in document.paragraphs if p.notes
    ]
    assert 3 == len(document.notes)
    assert not any(character.isdigit() for p in document.paragraphs[:4] for character in p.text)


@pytest.mark.parametrize(
    ("language", "leads"),
    [
        (
            "fr",
            [
                *("Rappelant également", "Profondément préoccupée", "Ayant examiné"),
                *("Prend note avec satisfaction", "Demande instamment", "Se félicite", "Prie"),
            ],
        ),
        (
            "es",
            [
                *("Recordando también", "Observando con profunda preocupación", "Habiendo examinado"),
                *("Toma nota con reconocimiento", "Insta", "Acoge con beneplácito", "Solicita"),
            ],
        ),
    ],
)
def test_lead_phrases_are_recognized(language: str, leads: list[str]) -> None:
    """The opening verb phrase of every paragraph, without italics to show it."""
    assert leads == [p.lead for p in _read(language).paragraphs if p.level == 0 and p.part in ("preamble", "operative")]


@pytest.mark.parametrize(
    ("text", "preambular", "operative"),
    [
        ("Réaffirmant les buts de la Charte,", True, False),
        ("Se félicitant de la tenue de la Conférence,", True, False),
        ("S'inspirant du Plan,", True, False),
        ("Se déclare préoccupée par les retards ;", False, True),
        ("Note que le Bureau a terminé ses travaux ;", False, True),
        ("Invite les États à coopérer ;", False, True),
        ("Est consciente de l’importance des phares ;", False, True),
        ("Teniendo presente el informe,", True, False),
        ("Hace suyas las recomendaciones;", False, True),
        ("Expresa su gratitud al Gobierno;", False, True),
        ("Note by the Secretariat", False, False),
        ("Invite only", False, False),
        ("Charge sheet of the ship", False, False),
        ("Moyens de mise en œuvre", False, False),
        ("Cooperación internacional", False, False),
    ],
)
def test_openings_are_told_from_headings(text: str, preambular: bool, operative: bool) -> None:
    """Words that English shares with French count only in a French sentence."""
    assert (preambular, operative) == (is_preambular_lead(text), is_operative_lead(text))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Notant avec une profonde préoccupation que les feux s’éteignent,", "Notant avec une profonde préoccupation"),
        ("Prend acte du rapport ;", "Prend acte"),
        ("Réaffirme sa détermination ;", "Réaffirme"),
        ("Exprime sa gratitude au Gouvernement ;", "Exprime sa gratitude"),
        ("Rend hommage aux gardiens ;", "Rend hommage"),
        ("Expresando su profunda gratitud al pueblo,", "Expresando su profunda gratitud"),
        ("Condena en los términos más enérgicos el robo;", "Condena en los términos más enérgicos"),
        ("Pide también a la Oficina que informe;", "Pide también"),
        ("Les gardiens de phare,", ""),
    ],
)
def test_lead_phrases_end_where_their_object_begins(text: str, lead: str) -> None:
    """Prepositions before the object are no part of the phrase."""
    assert lead == lead_phrase(text)


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("12.\tPrie", "12", "Prie"),
        ("١٢ - تطلب", "12", "تطلب"),
        ("3 - «المنارات»", "3", "«المنارات»"),
        ("\u200f١ – تحث", "1", "تحث"),
        ("十二、敦促", "12", "敦促"),
        ("二十、敦促", "20", "敦促"),
        ("3．敦促", "3", "敦促"),
        ("1.决定", "1", "决定"),
    ],
)
def test_operative_numbers_of_every_script(text: str, value: str, rest: str) -> None:
    """The value is in ASCII figures, so that addresses are the same in every language."""
    printed = operative_number(text, 0)

    assert printed is not None
    assert (value, rest) == (printed.value, text[printed.length :])


@pytest.mark.parametrize("text", ["5 - 7 members", "5 – a few", "2039年12月19日", "一个国家", "十、", "سنة ١٢ - ١٣"])
def test_figures_that_are_no_numbers(text: str) -> None:
    """Spans, years and words that begin with a figure are text."""
    printed = operative_number(text, 0)

    assert printed is None or not text[printed.length :]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("(أ) إعداد", "a"), ("(ا) إعداد", "a"), ("(ب) حفظ", "b"), ("(هـ) نشر", "e"), ("(ي) نقل", "j")),
        *(
            ("а) вести", "a"),
            ("(б) хранить", "b"),
            ("(a) 编制", "a"),
            ("（b）保存", "b"),
            ("㈢ 记录", "3"),
            ("(四) 记录", "4"),
        ),
        *(("‘2’ سجلات", "2"), ("a) De tenir", "a"), ("ii) Los registros", "ii")),
    ],
)
def test_list_markers_of_every_script(text: str, value: str) -> None:
    """Letters in the order in which lists use them, the abjad in Arabic, become the Latin letter of their rank."""
    marker = list_marker(text)

    assert marker is not None
    assert value == marker.value


@pytest.mark.parametrize("language", ["fr", "es", "ru", "ar", "zh"])
def test_hard_wrapped_lines_are_joined(language: str) -> None:
    """Lines broken at a width are one paragraph again, in Chinese without a space."""
    paragraphs = {p.id: p.text for p in _read(language).paragraphs}
    lines = []
    for line in TEXTS[language].split("\n\n\t1\t")[0].replace("\tA/RES", "\n\nA/RES").splitlines():
        words = list(line) if language == "zh" else line.split(" ")
        width = 16 if language == "zh" else 6
        joint = "" if language == "zh" else " "
        chunks = [joint.join(words[k : k + width]) for k in range(0, len(words), width)]
        lines += [*chunks, ""]
    wrapped = _read(language, "\n".join(lines))
    again = {p.id: p.text for p in wrapped.paragraphs}

    longest = max((a for a in paragraphs if a.startswith("OP")), key=lambda a: len(paragraphs[a]))
    assert "".join(paragraphs[longest].split()) == "".join(again.get(longest, "").split())
