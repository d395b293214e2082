// Unanswered criticism
// On which themes did an inspection find weaknesses that its plan says nothing about?
//
// A plan speaks of a theme when an objective or an action of any of its versions is about it.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// returns: authority, inspectedOn, theme, weaknesses, findings
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
CALL (a) {
  MATCH (a)<-[:INSPECTED]-(i:Inspection)
  WHERE EXISTS { (i)<-[:RESPONDS_TO]-(:Plan) }
  WITH i, COLLECT {
    MATCH (i)<-[:RESPONDS_TO]-(:Plan)-[:HAS_OBJECTIVE]->(:Objective)-[:HAS_ACTION*0..1]->()-[:ABOUT]->(t:Theme)
    RETURN DISTINCT t
  } AS planned
  MATCH (i)-[:FOUND]->(f:Finding)-[:ABOUT]->(t:Theme)
  WHERE f.polarity = 'weakness' AND NOT t IN planned
  WITH i, t, f ORDER BY f.number, f.id
  RETURN i, t, collect(f.number) AS findings
}
RETURN a.name AS authority, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn, t.name AS theme,
       size(findings) AS weaknesses, findings
ORDER BY authority, inspectedOn, i.id, weaknesses DESC, theme
