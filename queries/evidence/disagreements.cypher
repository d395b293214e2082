// Disagreements
// Where do two documents, or two places of one, disagree, and what does each say?
//
// Each value stands in a row of its own for each document that prints it, with the first page that does; `shown` is the
// value that the graph shows.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param property => null
//   Property, such as 'publishedOn' or 'value'; null for all.
// returns: authority, what, id, property, shown, value, document, page, words
MATCH (n)-[:HAS_CLAIM]->(c:Claim)
WHERE $property IS NULL OR c.property = $property
OPTIONAL MATCH (a:Authority {id: 'authority/' + split(n.id, '/')[1]})
WITH a, n, c
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
OPTIONAL MATCH (c)-[:EVIDENCED_BY]->(p:Passage)-[:PART_OF]->(d:Document)
WITH a, n, c, d, p ORDER BY p.page, p.paragraph
WITH a, n, c, d, head(collect(p)) AS p
RETURN a.name AS authority, labels(n)[0] AS what, n.id AS id, c.property AS property,
       toStringOrNull(n[c.property]) AS shown, c.value AS value, coalesce(d.title, d.fileName) AS document,
       p.page AS page, p.text AS words
ORDER BY authority, what, id, property, c.id, d.publishedOn, d.id
