"""Web pages made for tests: a resolution as Word, Google Docs or the pages of the 1990s would write it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from html import escape

from resdiff.model import Document, Paragraph
from tests.making_odt import rows_of


def page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    """A page of these parts, in UTF-8."""
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>\n{body}\n</body></html>\n".encode()


def word_page(document: Document) -> bytes:
    """The page that Word writes as "filtered": typed numbers with spans of blanks, notes in divs, Windows-1252."""
    noted: set[str] = set()

    def mark(number: str) -> str:
        if number in noted:
            return f"<span class=MsoFootnoteReference><sup>{number}</sup></span>"
        noted.add(number)
        return (
            f'<a href="#_ftn{number}" name="_ftnref{number}" title=""><span class=MsoFootnoteReference>'
            f"<span class=MsoFootnoteReference><span lang=EN-GB>[{number}]</span></span></span></a>"
        )

    blanks = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span>"
    body = []
    for row in rows_of(document):
        if isinstance(row, str):
            body.append(f"<p class=SingleTxt><span lang=EN-GB>{escape(row)}</span></p>")
        elif row.part == "heading":
            body.append(f"<h2 style='margin-top:0cm'><b><span lang=EN-GB>{_inline(row, mark)}</span></b></h2>")
        else:
            number = f"<span lang=EN-GB>{row.number}{blanks}</span>" if row.number else ""
            body.append(f"<p class=SingleTxt style='text-indent:-.25in'>{number}{_inline(row, mark)}</p>")
    notes = "".join(
        f"<div id=ftn{note.number}><p class=MsoFootnoteText>"
        f'<a href="#_ftnref{note.number}" name="_ftn{note.number}"'
        f' title=""><span class=MsoFootnoteReference>[{note.number}]</span></a> {escape(note.text)}</p></div>\n'
        for note in document.notes
    )
    text = (
        '<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">\n<style>\n<!--\n'
        " /* Style Definitions */\n p.SingleTxt, li.SingleTxt {margin-bottom:6.0pt;}\n"
        " span.MsoFootnoteReference {vertical-align:super;}\n-->\n</style></head>\n"
        "<body lang=EN-US><div class=WordSection1>"
        + "\n\n".join(body)
        + f'</div><div><br clear=all><hr align=left size=1 width="33%">{notes}</div></body></html>'
    )
    return text.encode("cp1252", errors="xmlcharrefreplace")


def google_page(document: Document) -> bytes:
    """The page that Google Docs writes: classes for italics, counters in the style sheet for the numbers of lists."""
    shapes = [("decimal", "", ". "), ("lower-latin", "(", ") "), ("lower-roman", "(", ") ")]
    rules = "".join(
        f".lst-kix_k{part}-{level} > li:before"
        f'{{content:"{before}" counter(lst-ctn-kix_k{part}-{level},{shape}) "{after}"}}'
        f"ol.lst-kix_k{part}-{level}{{list-style-type:none}}"
        for part in ("op", "an")
        for level, (shape, before, after) in enumerate(shapes)
    )
    noted: set[str] = set()

    def mark(number: str) -> str:
        if number in noted:
            return f'<sup class="c7">{number}</sup>'
        noted.add(number)
        return f'<sup><a href="#ftnt{number}" id="ftnt_ref{number}">[{number}]</a></sup>'

    body = []
    counts = [0, 0, 0]
    part = ""
    for row in rows_of(document):
        if isinstance(row, str) or not row.number:
            tag, text = ("p", escape(row)) if isinstance(row, str) else ("p", _inline(row, mark))
            tag = "h3" if isinstance(row, Paragraph) and row.part == "heading" else tag
            body.append(f'<{tag} class="c1"><span class="c2">{text}</span></{tag}>')
            continue
        if row.part != part:
            part, counts = row.part, [0, 0, 0]
        counts[row.level] += 1
        counts[row.level + 1 :] = [0] * (2 - row.level)
        name = f"lst-kix_k{'op' if part == 'operative' else 'an'}-{row.level}"
        body.append(
            f'<ol class="c3 {name}" start="{counts[row.level]}"><li class="c1 li-bullet-0">'
            f'<span class="c2">{_inline(row, mark)}</span></li></ol>'
        )
    notes = "".join(
        f'<div><p class="c9"><a href="#ftnt_ref{note.number}" id="ftnt{note.number}">[{note.number}]</a>'
        f'<span class="c2">&nbsp;{escape(note.text)}</span></p></div>'
        for note in document.notes
    )
    rules += ".c5{font-style:italic}.c7{vertical-align:super}.c2{font-size:11pt}"
    head = f'<meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">{rules}</style>'
    html = "".join(body).replace("<i>", '<span class="c5">').replace("</i>", "</span>")
    return page(f'{html}<hr class="c8">{notes}', head)


def typed_page(document: Document) -> bytes:
    """A page of the 1990s: text in lines of 70 characters, broken after hyphens too, marks and notes with a slash."""
    blocks = []
    for row in rows_of(document):
        text = row if isinstance(row, str) else _printed(row)
        indent = "    " * (row.level + 1) if isinstance(row, Paragraph) and row.part != "heading" else ""
        blocks.append(textwrap.fill(text, 70, initial_indent=indent, break_long_words=False))
    blocks += [
        "Notes",
        *(textwrap.fill(f"{n.number}/  {n.text}", 70, subsequent_indent="     ") for n in document.notes),
    ]
    text = escape("\n\n".join(blocks), quote=False)
    html = f"<HTML>\n<HEAD>\n<TITLE>{escape(document.symbol)}</TITLE></HEAD><BODY><PRE>\n{text}\n</PRE></BODY></HTML>"
    return html.encode("latin-1", errors="xmlcharrefreplace")


def _printed(paragraph: Paragraph) -> str:
    pieces, position = [f"{paragraph.number} " if paragraph.number else ""], 0
    for anchor in paragraph.anchors:
        pieces += [paragraph.text[position : anchor.offset], f" {anchor.note}/"]
        position = anchor.offset
    return "".join([*pieces, paragraph.text[position:]])


def _inline(paragraph: Paragraph, mark: Callable[[str], str]) -> str:
    """A paragraph's text with an italic lead and its marks."""
    pieces, position, lead = [], 0, len(paragraph.lead)
    stops: Sequence[int] = sorted({lead, *(a.offset for a in paragraph.anchors), len(paragraph.text)})
    for stop in stops:
        run = escape(paragraph.text[position:stop], quote=False)
        if run:
            pieces.append(f"<i>{run}</i>" if stop <= lead else run)
        pieces += [mark(a.note) for a in paragraph.anchors if a.offset == stop]
        position = stop
    return "".join(pieces)
