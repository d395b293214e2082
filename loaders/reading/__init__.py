"""From a file's bytes to a Document. Readers know formats, not meanings."""
