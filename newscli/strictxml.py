"""An XML parser that fetches nothing, grows nothing and forgives entities it does not know."""

from __future__ import annotations

from collections.abc import Callable
from html.entities import name2codepoint
from xml.parsers import expat

from newscli.errors import UnreadableError

#: An entity of a document's own may stand for a name or a phrase, not for a page.
_MAX_ENTITY = 200


def new_parser(text: Callable[[str], None]) -> expat.XMLParserType:
    """An expat parser whose character data goes to `text`; HTML's entities are known to it.

    It refuses (UnreadableError) documents that define entities made of others or of more than a phrase.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.UseForeignDTD(True)  # noqa: FBT003 - unknown entities become skipped instead of fatal
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE)
    parser.ExternalEntityRefHandler = lambda *_: 1  # read as empty
    parser.EntityDeclHandler = _declared
    parser.CharacterDataHandler = text

    def unknown(name: str, parameter: bool) -> None:  # noqa: FBT001 - expat calls it so
        if not parameter and name in name2codepoint:
            text(chr(name2codepoint[name]))

    parser.SkippedEntityHandler = unknown
    return parser


def _declared(name: str, parameter: bool, value: str | None, *_: object) -> None:  # noqa: FBT001
    if value is not None and not parameter and ("&" in value or len(value) > _MAX_ENTITY):
        raise UnreadableError(f"it defines an entity that grows ({name[:40]}), so it is not read")
