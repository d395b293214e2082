"""Improvement plans, from a document to nodes.

A plan says what a council has promised since an inspection: objectives, each with actions that have owners, deadlines
and ratings. Hardly two are laid out alike, so reading goes in steps, each a room or module of its own:

1. `recognition`: how sure it is that a document is a plan. `authority`: whose plan it is.
2. `shapes`: the document with its many layouts made few, so that all that follows knows only labels, paragraphs, and
   tables with a head and a row for each action. `shapes.usual` lists the steps.
3. `reading`: one pass over the blocks, in order. `reading.plan` hands tables to `table_reader`, the rest to
   `paragraph_reader`; both hand labels to `label_reader`. All of them keep where they are in `place`, and `telling`
   gives what is said to the action that is being read. What comes out is a `model.Reading`: objectives, actions,
   post-holders, and what could not be placed. `reading.unread` finds what reads like an action and is in none of these.
4. `writing`: the reading as nodes: `plan_writer` with `people_writer` and `statuses`. `front` and `inspections` tell
   the plan's title, date and status and the inspection that it answers.

All of them ask `terms` what words mean by themselves (`fields` what a heading stands for, `columns` what a table's head
does, `labels` and `inline_labels`, `deadlines`, `ratings` and the plan's own `legend` of them, `openings` whether a
text begins as actions do), and `people` whom words name. Synonyms are data: `terms/fields.toml`, `terms/openings.toml`.

Imports go one way, which a test holds: each of `terms`, `people`, `shapes`, `reading` knows only those before it.
"""
