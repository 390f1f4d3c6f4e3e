"""Tables of words, told from tables that only lay out a page."""

from __future__ import annotations

from collections import defaultdict

from newscli.blocks import Spans, Table
from newscli.parser.page.body import spans
from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.page import Page
from newscli.parser.page.body.tree import Nodes

#: The cells of each row of each table of words.
Grids = dict[int, list[list[int]]]

_CELLS = frozenset(["td", "th"])
#: More cells than this make no table a reader reads; its lines become paragraphs.
MOST_CELLS = 20_000


def grids(nodes: Nodes) -> Grids:
    """The tables with at least two rows and two columns and no table inside, by their index."""
    if "table" not in nodes.tags:
        return {}
    rows: defaultdict[int, list[int]] = defaultdict(list)
    cells: defaultdict[int, list[int]] = defaultdict(list)
    layouts: set[int] = set()
    open_tables: list[int] = []
    tags, parents, ends = nodes.tags, nodes.parents, nodes.ends
    for index, tag in enumerate(tags):
        if tag in _CELLS:
            cells[parents[index]].append(index)
        elif tag == "tr":
            above = parents[index]
            rows[above if tags[above] == "table" else parents[above]].append(index)
        elif tag == "table":
            while open_tables and ends[open_tables[-1]] <= index:
                open_tables.pop()
            layouts.update(open_tables[-1:])
            open_tables.append(index)
    found: Grids = {}
    for table, its_rows in rows.items():
        if table in layouts:
            continue
        grid = [cells[row] for row in its_rows if cells[row]]
        if len(grid) >= 2 and max(map(len, grid)) >= 2 and len(grid) * max(map(len, grid)) <= MOST_CELLS:
            found[table] = grid
    return found


def build(page: Page, grid: list[list[int]], lines: list[Line]) -> Table:
    """The table with these lines as its words; rows are filled up to the same number of cells, empty rows left out."""
    starts = sorted(cell for row in grid for cell in row)
    words: defaultdict[int, list[Spans]] = defaultdict(list)
    place = -1
    for line in lines:
        while place + 1 < len(starts) and starts[place + 1] <= line.block:
            place += 1
        # What stands before the first cell is the table's caption.
        words[starts[place] if place >= 0 else -1].append(spans.of_line(page, line))
    width = max(map(len, grid))
    rows = []
    for row in grid:
        filled = [spans.joined(words[cell], " ") for cell in row]
        if any(filled):
            rows.append(tuple(filled + [()] * (width - len(filled))))
    header = all(page.nodes.tags[cell] == "th" for cell in grid[0]) and any(words[cell] for cell in grid[0])
    return Table(tuple(rows), header, spans.joined(words[-1], " "))
