"""What stands in a file, found by a reader that shares no code with what wrote it."""

import io
import re
from dataclasses import dataclass
from html.parser import HTMLParser

import docx as python_docx
import openpyxl
from markdown_it import MarkdownIt


@dataclass
class Read:
    """A table as it was read: its caption, its headings, and its rows as dictionaries of text.

    ``rows`` have the heading that they stand under as ``""``.
    """

    caption: str
    heads: list
    rows: list


def named(heads, cells, under=""):
    """Return the cells of a row under their headings."""
    assert len(heads) == len(cells), (heads, cells)
    return dict(zip(heads, cells, strict=True)) | {"": under}


def markdown(data):
    """Read the tables of a Markdown document as a page made of it shows them."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Page(reader.render(data.decode()).encode())
    assert {tag for tag, _ in page.elements} <= SHOWN_IN_MARKDOWN
    found = []
    for caption, table in zip(page.captions, page.tables, strict=True):
        (head,) = table["heads"]
        heads, under = [text for _, _, text in head], ""
        found.append(Read(caption, heads, []))
        for cells in (cells for body in table["bodies"] for cells in body):
            texts = [text for _, _, text in cells]
            if cells[0][0] == "td" and cells[0][1].get("bold") and not any(texts[1:]):
                under = texts[0]
            else:
                found[-1].rows.append(named(heads, texts, under))
    return found


SHOWN_IN_MARKDOWN = {
    "h1", "h2", "p", "em", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
"""All that a document with tables is made of."""


class Page(HTMLParser):
    """The tables of a page, each cell with the headings that it stands under."""

    def __init__(self, data):
        super().__init__()
        self.tables, self.elements, self._tag = [], [], ""
        self._unseen, self.captions = 0, []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.elements.append((tag, given))
        if tag == "table":
            self.tables.append({"caption": "", "heads": [], "bodies": []})
        elif tag == "thead":
            self._rows = self.tables[-1]["heads"]
        elif tag == "tbody":
            self.tables[-1]["bodies"].append([])
            self._rows = self.tables[-1]["bodies"][-1]
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append([tag, given, ""])
        elif tag == "span" and given.get("class") == "unseen":
            self._unseen = 1
        elif tag == "h2":
            self.captions.append("")
        if tag == "strong" and self._tag == "td":
            self._rows[-1][-1][1]["bold"] = True
        else:
            self._tag = tag

    def handle_endtag(self, tag):
        if tag == "span":
            self._unseen = 0
        self._tag = ""

    def handle_data(self, data):
        if self._tag == "h2":
            self.captions[-1] += data
        elif self._tag == "caption":
            self.tables[-1]["caption"] += data
        elif self._tag in ("td", "th") and not self._unseen:
            self._rows[-1][-1][2] += data


def html(data):
    """Read the tables of a page; headings over several columns stand before those below them."""
    found = []
    for table in Page(data).tables:
        heads = spread(table["heads"])
        read = Read(table["caption"], heads, [])
        for body in table["bodies"]:
            under = ""
            for cells in body:
                if cells[0][1].get("scope") == "rowgroup":
                    under = cells[0][2]
                else:
                    read.rows.append(named(heads, [text for _, _, text in cells], under))
        found.append(read)
    return found


def spread(rows):
    """Return the headings of each column, joined, out of cells that span columns and lines."""
    taken = {}
    for line, cells in enumerate(rows):
        at = 0
        for _, given, text in cells:
            while (line, at) in taken:
                at += 1
            across, down = int(given.get("colspan", 1)), int(given.get("rowspan", 1))
            for below in range(down):
                for beside in range(across):
                    taken[line + below, at + beside] = text if below == 0 else ""
            at += across
    width = max(at for _, at in taken) + 1
    return [", ".join(filter(None, (taken[line, at] for line in range(len(rows))))) for at in range(width)]


def workbook(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def xlsx(data):
    """Read the sheets of levels; a cell is its number, or its text."""
    found = []
    for sheet in workbook(data).worksheets:
        if sheet.auto_filter.ref is None:
            continue
        (head, *rows) = sheet[sheet.auto_filter.ref]
        heads = [cell.value for cell in head]
        read = Read(sheet["A1"].value, heads, [])
        for cells in rows:
            read.rows.append(named(heads, [cell.value for cell in cells]))
        found.append(read)
    return found


def joined(found):
    """Put the parts of a table together again, each of which has the columns that say where."""
    whole = []
    for part in found:
        counted = re.fullmatch(r"(.*) \((\d+)/(\d+)\)", part.caption)
        if counted is None or counted[2] == "1":
            whole.append(Read(counted[1] if counted else part.caption, list(part.heads), part.rows))
            continue
        known = whole[-1]
        assert known.caption == counted[1]
        known.heads += [head for head in part.heads if head not in known.heads]
        for one, more in zip(known.rows, part.rows, strict=True):
            assert all(one[head] == more[head] for head in more if head in one)
            one.update(more)
    return whole


def docx(data):
    """Read the tables of a Word document; a row of one cell is a heading between others."""
    document = word(data)
    captions = [one.text.partition(". ")[2] for one in document.paragraphs if one.style.name == "Caption"]
    found = []
    for caption, table in zip(captions, document.tables, strict=True):
        rows = [[(cell, cell.find(f"{W}tcPr")) for cell in row._tr.tc_lst] for row in table.rows]
        above = [row for row in table.rows if row._tr.trPr.find(f"{W}tblHeader") is not None]
        heads = spread([[_head(*cell) for cell in cells] for cells in rows[: len(above)]])
        found.append(Read(caption, heads, []))
        under = ""
        for cells in rows[len(above) :]:
            texts = [_said(cell) for cell, _ in cells]
            if len(texts) == 1 and len(heads) > 1:
                (under,) = texts
            else:
                found[-1].rows.append(named(heads, texts, under))
    return joined(found)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(data):
    return python_docx.Document(io.BytesIO(data))


def _head(cell, properties):
    span = properties.find(f"{W}gridSpan")
    return "th", {"colspan": span.get(f"{W}val") if span is not None else 1}, _said(cell)


def _said(cell):
    return "".join(one.text or "" for one in cell.iter(f"{W}t"))


MACROS = {
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<",
    "textgreater": ">", "textbar": "|", "textasciigrave": "`", "textquotedbl": '"', "textendash": "–",
}  # fmt: skip
TOKEN = re.compile(r"\\([a-zA-Z]+)(?:\{\}|(?![a-zA-Z]) ?)|\\(.)|(\{[\[\]*]\}|\{\})|(\$-\$)|(.)", re.DOTALL)


def set_in_type(text):
    """Return what TeX sets of a text with nothing in it but signs and the names of signs."""
    text = re.sub(r"\\textsuperscript\{([0-9])\}", lambda found: "⁰¹²³⁴⁵⁶⁷⁸⁹"[int(found[1])], text)
    said = []
    for name, sign, braced, minus, plain in TOKEN.findall(text):
        assert not name or name in MACROS, f"{name} is a command"
        # what would be a command, a comment, a place or a formula is not left bare
        assert plain not in tuple('\\{}$&#%_^[]*|<>"`') or not plain, (plain, text)
        said.append(
            MACROS.get(name, "")
            or {",": "\u202f", "-": "\xad"}.get(sign, sign)
            or braced[1:-1]
            or ("−" if minus else "\xa0" if plain == "~" else plain)
        )
    return "".join(said)


def latex(data):
    """Read the tables of a LaTeX document: its lines end in two backslashes, and & parts cells."""
    text = re.sub(r"^%.*\n", "", data.decode(), flags=re.MULTILINE)
    found = []
    for spec, table in re.findall(
        r"\\begin\{longtable\}\{@\{\}([^\n]*)@\{\}\}\n(.*?)\\end\{longtable\}", text, re.DOTALL
    ):
        width = len(re.findall(r"[lr]|p\{[^}]*\}", re.sub(r">\{[^}]*\}", "", spec)))
        caption, _, rest = table.partition("\\\\\n")
        heads, _, rows = rest.partition("\\endhead\n")
        first = re.search(r"\\toprule\n(.*?)\\midrule", heads, re.DOTALL)[1]
        lines = [_cells(one) for one in _lines(re.sub(r"\\cmidrule\(lr\)\{\d+-\d+\}", "", first))]
        read = Read(set_in_type(re.match(r"\\caption\[\{(.*)\}\]\{", caption)[1]), spread(lines), [])
        assert len(read.heads) == width
        under = ""
        for line in _lines(re.sub(r"\\bottomrule\n\\endlastfoot\n", "", rows)):
            cells = _cells(line)
            if int(cells[0][1]["colspan"]) == width > 1:
                under = cells[0][2]
            else:
                read.rows.append(named(read.heads, [text for _, _, text in cells], under))
        found.append(read)
    return joined(found)


def _lines(text):
    return [one.strip("\n") for one in re.split(r"\\\\\*?\n", text) if one.strip("\n")]


def _cells(line):
    return [_cell(cell) for cell in re.split(r"(?<!\\)&", line)]


def _cell(cell):
    spanning = re.fullmatch(r" ?\\multicolumn\{(\d+)\}\{[^}]*(?:\{\}[^}]*)*\}\{(.*)\} ?", cell)
    span, text = spanning.groups() if spanning else (1, cell.strip(" "))
    bold = re.fullmatch(r"\\textbf\{(.*)\}", text)
    return "th", {"colspan": span}, set_in_type(bold[1] if bold else text)


READERS = {"markdown": markdown, "html": html, "latex": latex, "docx": docx}
"""Formats whose cells are texts, and how each is read."""
