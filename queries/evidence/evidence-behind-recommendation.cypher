// Evidence behind a recommendation
// Which findings does a recommendation rest on, and on which pages does each stand?
//
// The recommendation's own passages come first, then those of the findings that support it. A report that is loaded twice,
// as a PDF and as its text, is listed with the passages of both.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param number => null
//   Number of the recommendation in its list; null for all.
// :param inspected => null
//   Day, month or year of the inspection ('2018-02-22', '2018-02', '2018'); null for all.
// returns: authority, inspectedOn, addressee, number, recommendation, finding, document, page, words
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
MATCH (a)<-[:INSPECTED]-(i:Inspection)-[:RECOMMENDED]->(r:Recommendation)
WHERE $number IS NULL OR r.number = toInteger($number)
WITH a, i, r, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn
WHERE $inspected IS NULL OR left(inspectedOn, size($inspected)) = left($inspected, size(inspectedOn))
UNWIND [r] + COLLECT { MATCH (f:Finding)-[:SUPPORTS]->(r) RETURN f } AS source
MATCH (source)-[:EVIDENCED_BY]->(p:Passage)-[:PART_OF]->(d:Document)
RETURN a.name AS authority, inspectedOn, r.addressee AS addressee, r.number AS number, r.text AS recommendation,
       CASE WHEN source <> r THEN source.number END AS finding, coalesce(d.title, d.fileName) AS document,
       p.page AS page, p.text AS words
ORDER BY authority, inspectedOn, i.id, addressee, number, r.id, coalesce(finding, 0), d.publishedOn, d.id, page,
         p.paragraph
