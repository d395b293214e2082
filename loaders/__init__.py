"""From a file to a Bundle: readers, the language pipeline, and one extractor for each kind of document.

It knows the ontology. It knows nothing of the graph.
"""

# The version of the whole package: `pyproject.toml` takes it from here.
__version__ = "1.0.0"
