"""A report as PDF: what `report_markdown` says, on pages. Not here: any word of it.

Nothing is loaded and no font of the machine is needed: Latin letters come with every reader, and
Chinese is set in the font that Adobe's readers and browsers put in its place (Adobe-GB1, Adobe Technical Note 5079).
"""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from html import escape
from itertools import groupby
from typing import Any

from django.utils.translation import get_language
from markdown_it import MarkdownIt
from markdown_it.token import Token
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

LATIN, BOLD, WIDER, CHINESE = "Helvetica", "Helvetica-Bold", "Vera", "STSong-Light"
MARGIN = 22 * mm
INK, QUIET, LINE = HexColor("#1c1b19"), HexColor("#5d5a54"), HexColor("#c9c4ba")

_SIZES = {"h1": 19.0, "h2": 12.5, "p": 10.0, "quote": 10.0, "cell": 9.0, "head": 9.0}


def report_pdf(markdown: str, title: str) -> bytes:
    """The pages of a report.

    Args:
        markdown: as `report_markdown` gives it: headings, paragraphs, quotes, lists and tables.
        title: what readers show in their window.
    """
    _fonts()
    file = io.BytesIO()
    pages = SimpleDocTemplate(
        file,
        pagesize=A4,
        title=title,
        author="",
        lang=get_language() or "en",
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
    )
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    pages.build(list(_flow(iter(tokens))), onFirstPage=_number, onLaterPages=_number)
    return file.getvalue()


@cache
def _fonts() -> None:
    """Make the fonts known, once a process."""
    pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
    pdfmetrics.registerFont(TTFont(WIDER, "Vera.ttf"))


def _number(canvas: Canvas, pages: Any) -> None:
    canvas.setFont(LATIN, 8)
    canvas.setFillColor(QUIET)
    canvas.drawRightString(A4[0] - MARGIN, MARGIN / 2, str(pages.page))


# -- blocks --------------------------------------------------------------------------------------


def _flow(tokens: Iterator[Token], style: str = "p") -> Iterator[Flowable]:
    """What stands below each other, until these tokens end."""
    for token in tokens:
        match token.type:
            case "heading_open":
                yield _paragraph(next(tokens), token.tag if token.tag in _SIZES else "h2")
            case "paragraph_open":
                yield _paragraph(next(tokens), style)
                yield Spacer(0, 6)
            case "blockquote_open":
                yield from _flow(_inside(tokens, "blockquote"), "quote")
            case "bullet_list_open" | "ordered_list_open":
                yield _list(_inside(tokens, token.type.removesuffix("_open")))
            case "table_open":
                yield _table(_inside(tokens, "table"))


def _inside(tokens: Iterator[Token], kind: str) -> Iterator[Token]:
    """The tokens up to the end of a block of this kind."""
    depth = 1
    for token in tokens:
        depth += (token.type == f"{kind}_open") - (token.type == f"{kind}_close")
        if not depth:
            return
        yield token


def _list(tokens: Iterator[Token]) -> Flowable:
    items = [list(_flow(_inside(tokens, "list_item"))) for token in tokens if token.type == "list_item_open"]
    return ListFlowable(
        items, bulletType="bullet", bulletColor=QUIET, bulletFontSize=7, bulletOffsetY=-1.5, leftIndent=12
    )


def _table(tokens: Iterator[Token]) -> Flowable:
    rows = list[list[Paragraph]]()
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_paragraph(token, "cell" if len(rows) > 1 else "head"))
    width = A4[0] - 2 * MARGIN - 12  # a frame's own padding
    shares = (0.26, 0.14, 0.6) if len(rows[0]) == 3 else (1 / len(rows[0]),) * len(rows[0])
    return Table(
        rows,
        colWidths=[share * width for share in shares],
        repeatRows=1,
        splitInRow=1,
        spaceBefore=4,
        spaceAfter=8,
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
        ],
    )


# -- words ---------------------------------------------------------------------------------------


def _paragraph(inline: Token, style: str) -> Paragraph:
    return Paragraph("".join(_words(inline.children or ())), _style(style, (get_language() or "").startswith("zh")))


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    """Words as reportlab reads them: its own little markup, in which everything of ours is escaped."""
    for token in tokens:
        match token.type:
            case "strong_open":
                yield "<b>"
            case "strong_close":
                yield "</b>"
            case "softbreak" | "hardbreak":
                yield "<br/>"
            case _:
                for font, signs in groupby(map(_sign, token.content), _font):
                    run = escape("".join(signs))
                    yield run if font == LATIN else f'<font name="{font}">{run}</font>'


def _sign(sign: str) -> str:
    """The sign, or what is nearest to it where no font has it: a letter without its mark, at worst a question mark."""
    if _font(sign):
        return sign
    plain = unicodedata.normalize("NFKD", sign)[0]
    return plain if _font(plain) else "?"


def _font(sign: str) -> str:
    """The first font that has the sign, "" if none."""
    wider: Any = pdfmetrics.getFont(WIDER)
    if _encodes(sign, "cp1252"):
        return LATIN
    return WIDER if ord(sign) in wider.face.charToGlyph else CHINESE if _encodes(sign, "gbk") else ""


def _encodes(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=32)
def _style(name: str, chinese: bool) -> ParagraphStyle:
    size = _SIZES[name]
    return ParagraphStyle(
        name,
        fontName=BOLD if name in ("h1", "h2", "head") else LATIN,
        fontSize=size,
        leading=size * (1.6 if chinese else 1.4),
        spaceBefore=16 if name == "h2" else 0,
        spaceAfter=6 if name in ("h1", "h2") else 0,
        leftIndent=10 if name == "quote" else 0,
        textColor=QUIET if name == "quote" else INK,
        keepWithNext=name in ("h1", "h2"),
        wordWrap="CJK" if chinese else "",
    )
