"""The spaCy pipeline that every text goes through once: tokens, normal forms, sentences.

It is a blank English pipeline without a trained model: a tokenizer whose tokens keep their place in the text, a normal
form for each word (so that phrases match whatever the number, the apostrophe or the hyphen), and the sentencizer. The
matchers that rest on it are in `themes`, `polarity` and `services`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import spacy
from spacy.attrs import IS_PUNCT, NORM, ORTH
from spacy.language import Language
from spacy.pipeline import Sentencizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

# A hyphen or dash parts words, so that "step-up" is "step up"; one character for one keeps every place in the text.
_BLANKS, _APOSTROPHES = "-‐‑–—−\n\t\u00a0", "’‘`"
# A hyphen that ends a word ("16- and 17-year-olds") becomes a mark that normal forms lose, lest blanks make a token.
_HYPHEN_AT_END = re.compile(r"[-‐‑](?<=\w.)(?=\s)")
_PUNCTUATION = r"[\[\]().,;:!?\"“”/…•|{}<>%£+*=]"
_NOT_PLURAL = ("ss", "us", "is")
_PLURAL_IN_ES = ("sses", "ches", "shes", "xes")
_IRREGULAR = {"children": "child", "advisor": "adviser"}


def normal_form(word: str) -> str:
    """The form under which a word is looked for: lower case, singular, without quotation marks and possessive.

    >>> normal_form("Children's"), normal_form("policies"), normal_form("PAs")
    ('child', 'policy', 'pa')
    """
    form = word.lower().strip("'").removesuffix("'s")
    if form.endswith("ies") and len(form) > 4:
        form = form[:-3] + "y"
    elif form.endswith(_PLURAL_IN_ES):
        form = form[:-2]
    elif form.endswith("s") and not form.endswith(_NOT_PLURAL) and (len(form) > 3 or word[:-1].isupper()):
        form = form[:-1]
    return _IRREGULAR.get(form, form)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The one pipeline of this process, made on first use."""
    nlp = spacy.blank("en")
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={short: [{ORTH: short}] for short in ("e.g.", "i.e.", "etc.", "Mr.", "Mrs.", "Dr.")},
        prefix_search=re.compile(rf"^(?:{_PUNCTUATION}|'+(?=\W))").search,
        suffix_search=re.compile(rf"(?:{_PUNCTUATION})$").search,
        infix_finditer=re.compile(r"[/()…;]|(?<=[a-z])[.,:](?=[A-Za-z])").finditer,
    )
    # What else spaCy knows of a new word (its shape, whether it is like a number …) is asked by no one, and costs more.
    getters = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined] # missing from the stubs
    nlp.vocab.lex_attr_getters = {NORM: normal_form, IS_PUNCT: getters[IS_PUNCT]}  # type: ignore[attr-defined]
    nlp.add_pipe("array_sentencizer")
    return nlp


@Language.factory("array_sentencizer")
class ArraySentencizer(Sentencizer):  # type: ignore[misc] # compiled, without types
    """spaCy's sentencizer, guessing from an array: the original makes an object of every token."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(name)
        self._is_end = nlp.vocab.add_flag(self.punct_chars.__contains__)

    def predict(self, docs: Iterable[Doc]) -> list[list[bool]]:
        """For each token of each text whether it begins a sentence."""
        return [self._begins(doc) for doc in docs]

    def _begins(self, doc: Doc) -> list[bool]:
        begins = [False] * len(doc)
        begins[:1] = [True]
        flags = doc.to_array([IS_PUNCT, self._is_end]).tolist()
        ended = False
        for at, (punctuation, end) in enumerate(flags):
            if end:
                ended = True
            elif ended and not punctuation:
                begins[at] = True
                ended = False
        return begins


def _respelt(text: str) -> str:
    """The text with hyphens and quotation marks as the tokenizer wants them, each character in its place."""
    text = _HYPHEN_AT_END.sub("'", text)
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    return text


_AS_PRINTED, _NORMS = "as printed", "normal forms"


def read_texts(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text as tokens and sentences, in order. The tokens' places are places in the text as given."""
    nlp = pipeline()
    for text in texts:
        doc = nlp(_respelt(text))
        doc.user_data[_AS_PRINTED] = text
        yield doc


def text_of(doc: Doc) -> str:
    """The text as given. (`doc.text` puts it together anew from every token.)"""
    text: str = doc.user_data[_AS_PRINTED]
    return text


def printed(doc: Doc, start: int, end: int) -> str:
    """The words of the tokens [start, end), with the hyphens and quotation marks of the text as given."""
    last = doc[end - 1]
    return text_of(doc)[doc[start].idx : last.idx + len(last)]


def normal_words(phrase: str) -> str:
    """A phrase's words in their normal forms, joined by blanks: the key under which tables keep it."""
    return " ".join(token.norm_ for token in pipeline().make_doc(_respelt(phrase)))


def norms_of(doc: Doc) -> list[str]:
    """The normal form of each token. Much faster than asking the tokens one by one, and kept with the text."""
    norms: list[str] | None = doc.user_data.get(_NORMS)
    if norms is None:
        strings = doc.vocab.strings
        norms = doc.user_data[_NORMS] = [strings[norm] for norm in doc.to_array(NORM).tolist()]
    return norms
