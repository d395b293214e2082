// Partners in plans
// Which bodies take part in plans, in how many, and on which themes?
//
// :param authority => null
//   Name, other spelling or GSS code of the authority whose plan it is; null for all.
// returns: partner, kind, plans, objectives, actions, authorities, themes
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
CALL (a) {
  MATCH (a)<-[:PLAN_OF]-(plan:Plan)-[:HAS_OBJECTIVE]->(o:Objective)-[:HAS_ACTION*0..1]->(n)-[:WITH_PARTNER]->(body)
  RETURN plan, o, n, body
}
OPTIONAL MATCH (n)-[:ABOUT]->(t:Theme)
WITH body, a, plan, o, n, t ORDER BY a.name, t.name
WITH body, count(DISTINCT plan) AS plans, count(DISTINCT o) AS objectives,
     count(DISTINCT CASE WHEN n:Action THEN n END) AS actions, collect(DISTINCT a.name) AS authorities,
     collect(DISTINCT t.name) AS themes
RETURN body.name AS partner, body.kind AS kind, plans, objectives, actions, authorities, themes
ORDER BY objectives DESC, partner, body.id
