"""One module for each kind of document. Adding a kind is adding a module here: `loaders.kinds.registry` finds it."""
