"""From a file to a Bundle: readers, the language pipeline, and one extractor for each kind of document.

It knows the ontology. It knows nothing of the graph.
"""
