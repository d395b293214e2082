// Unanswered criticism
// On which themes did an inspection find weaknesses that its plan says nothing about?
//
// A plan speaks of a theme when an objective or an action of any of its versions is about it.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// returns: authority, inspectedOn, theme, weaknesses, findings
MATCH (a:Authority)<-[:INSPECTED]-(i:Inspection)-[:FOUND]->(f:Finding)-[:ABOUT]->(t:Theme)
WHERE ($authority IS NULL OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)])
  AND EXISTS { (i)<-[:RESPONDS_TO]-(:Plan) }
  AND f.polarity = 'weakness'
  AND NOT EXISTS { (i)<-[:RESPONDS_TO]-(:Plan)-[:HAS_OBJECTIVE]->(:Objective)-[:ABOUT]->(t) }
  AND NOT EXISTS { (i)<-[:RESPONDS_TO]-(:Plan)-[:HAS_OBJECTIVE]->(:Objective)-[:HAS_ACTION]->(:Action)-[:ABOUT]->(t) }
WITH a, i, t, f ORDER BY f.number, f.id
WITH a, i, t, collect(f.number) AS findings
RETURN a.name AS authority, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn, t.name AS theme,
       size(findings) AS weaknesses, findings
ORDER BY authority, inspectedOn, i.id, weaknesses DESC, theme
