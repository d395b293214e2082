"""The many layouts of plans made few: each module takes a document and gives it back with one layout made usual."""
