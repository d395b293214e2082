"""Reading a plan of the usual shapes, block by block, into objectives and their actions."""
