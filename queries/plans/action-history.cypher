// An action's history
// How did an action's deadline and rating change from one version of the plan to the next?
//
// Each action as its latest version has it, back through the versions that it continues.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// returns: authority, latestAction, latestText, plan, action, ownerText, dueOn, dueText, rag, reportedOn
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
CALL (a) {
  MATCH (a)<-[:PLAN_OF]-(:Plan)-[:HAS_OBJECTIVE]->(:Objective)-[:HAS_ACTION]->(latest:Action)
  WHERE NOT EXISTS { (:Action)-[:CONTINUES]->(latest) } AND EXISTS { (latest)-[:CONTINUES]->(:Action) }
  RETURN latest
}
MATCH (latest)-[:CONTINUES*0..]->(x:Action)<-[:HAS_ACTION]-(:Objective)<-[:HAS_OBJECTIVE]-(plan:Plan)
OPTIONAL MATCH (x)-[:HAS_STATUS]->(s:StatusReport)
RETURN a.name AS authority, coalesce(latest.printedNumber, toString(latest.number)) AS latestAction,
       latest.text AS latestText, plan.datedOn AS plan, coalesce(x.printedNumber, toString(x.number)) AS action,
       x.ownerText AS ownerText, x.dueOn AS dueOn, x.dueText AS dueText, s.rag AS rag, s.reportedOn AS reportedOn
ORDER BY authority, latest.id, plan, x.id, reportedOn, s.id
