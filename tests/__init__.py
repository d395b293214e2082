"""The tests. They hold no sentence of a real document: made-up boroughs in real layouts are in `tests.world`."""
