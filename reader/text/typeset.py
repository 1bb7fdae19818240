"""A whole text with the punctuation and spacing of typeset Chinese, for what is printed or exported."""

from dataclasses import replace

from reader.text.document import Anchor, Document, Paragraph
from reader.text.mended import Mended, mended


def typeset(document: Document) -> Document:
    """Return a document with marks and spaces as `mended` has them; speakers, readings and sections in their places."""
    views = [mended(paragraph.text) for paragraph in document.paragraphs]

    def there(anchor: Anchor) -> Anchor:
        return replace(anchor, offset=views[anchor.paragraph].shown(anchor.offset))

    return replace(
        document,
        title=mended(document.title).text,
        paragraphs=tuple(map(_paragraph, document.paragraphs, views)),
        sections=tuple(
            replace(section, title=mended(section.title).text, start=there(section.start), end=there(section.end))
            for section in document.sections
        ),
    )


def _paragraph(paragraph: Paragraph, view: Mended) -> Paragraph:
    given = tuple(replace(g, start=view.shown(g.start), end=view.shown(g.end)) for g in paragraph.given)
    return replace(paragraph, text=view.text, speaker=view.shown(paragraph.speaker), given=given)
