// Services praised and criticised
// Which services are praised or criticised, and where?
//
// :param service => null
//   Part of the service's name; null for all.
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param kind => null
//   Kind of service; null for all. One of: team, board, hub, panel, scheme, service, council, partnership, strategy,
//   other.
// returns: authority, service, kind, praised, criticised, mixed, recommendations, actions, lastSeenOn
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
CALL (a) {
  MATCH (a)-[:RUNS]->(s:Service)
  WHERE ($service IS NULL OR toLower(s.name) CONTAINS toLower($service)) AND ($kind IS NULL OR s.kind = $kind)
  RETURN s
}
OPTIONAL MATCH (s)<-[:CONCERNS]-(n)
OPTIONAL MATCH (n)<-[:FOUND|RECOMMENDED]-(i:Inspection)
WITH a, s, count(CASE n.polarity WHEN 'strength' THEN 1 END) AS praised,
     count(CASE n.polarity WHEN 'weakness' THEN 1 END) AS criticised,
     count(CASE n.polarity WHEN 'mixed' THEN 1 END) AS mixed,
     count(CASE WHEN n:Recommendation THEN 1 END) AS recommendations, count(CASE WHEN n:Action THEN 1 END) AS actions,
     max(coalesce(i.endedOn, i.publishedOn, i.statedOn)) AS lastSeenOn
RETURN a.name AS authority, s.name AS service, s.kind AS kind, praised, criticised, mixed, recommendations, actions,
       lastSeenOn
ORDER BY praised + criticised + mixed + recommendations + actions DESC, authority, service, s.id
