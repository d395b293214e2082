"""From a file to its bundle: read, recognise, extract, annotate. The one way in for the command line and for tests."""

from __future__ import annotations

from pathlib import Path

from loaders import __version__, language
from loaders.bundle import Bundle, BundleBuilder
from loaders.document import Document
from loaders.errors import DocumentError
from loaders.kinds.registry import known_kinds, recognise
from loaders.reading.files import read

EXTRACTOR = f"boroughs {__version__}"
"""What bundles say read them. Each release may read better, so what another release has read is read again."""


def extract_document(document: Document, kind: str | None = None) -> Bundle:
    """What a document says. `kind` overrides recognition from the content.

    Raises DocumentError when the kind is not recognised, or when the extractor cannot use the document.
    """
    chosen = known_kinds()[kind] if kind else recognise(document)
    if chosen is None:
        names = ", ".join(known_kinds())
        raise DocumentError(
            document.file_name, "no known kind of document.", f"If it is one of {names}, say so with --kind."
        )
    builder = BundleBuilder(document, kind=chosen.name, extractor=EXTRACTOR)
    chosen.extract(document, builder)
    language.annotate(builder)
    for warning in document.warnings:
        builder.warn(warning)
    return builder.build()


def extract_file(path: Path, kind: str | None = None) -> Bundle:
    """What a file says. Raises DocumentError when it cannot be read, recognised or used."""
    try:
        return extract_document(read(path), kind)
    except DocumentError as error:
        raise error.at(path) from None
