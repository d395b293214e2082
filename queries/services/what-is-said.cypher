// What is said of a service
// What do findings, recommendations and actions say of a service, on which page?
//
// :param service => null
//   Part of the service's name; null for all.
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// returns: authority, service, said, polarity, text, saidOn, document, page
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
CALL (a) {
  MATCH (a)-[:RUNS]->(s:Service)<-[:CONCERNS]-(n:Finding|Recommendation|Action)
  WHERE $service IS NULL OR toLower(s.name) CONTAINS toLower($service)
  RETURN s, n
}
OPTIONAL MATCH (n)<-[:FOUND|RECOMMENDED]-(i:Inspection)
OPTIONAL MATCH (n)<-[:HAS_ACTION]-(:Objective)<-[:HAS_OBJECTIVE]-(plan:Plan)
OPTIONAL CALL (n) {
  MATCH (n)-[:EVIDENCED_BY]->(p:Passage)-[:PART_OF]->(d:Document)
  RETURN coalesce(d.title, d.fileName) AS document, p.page AS page
  ORDER BY d.kind = 'news-article', d.publishedOn, d.id, p.page, p.paragraph LIMIT 1
}
RETURN a.name AS authority, s.name AS service, toLower(labels(n)[0]) AS said, n.polarity AS polarity, n.text AS text,
       coalesce(i.endedOn, i.publishedOn, i.statedOn, plan.datedOn) AS saidOn, document, page
ORDER BY authority, service, s.id, saidOn, said, n.id
