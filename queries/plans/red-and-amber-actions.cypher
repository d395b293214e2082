// Red and amber actions
// Which actions of a plan are red or amber, why, and due when?
//
// The latest status report of each action; one that a later version of the plan continues is listed there only.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param ratings => ['red', 'amber']
//   Which ratings. Any of: red, amber, green, blue, not-started.
// returns: authority, plan, objective, action, text, rag, reportedOn, why, owners, ownerText, dueOn, dueText
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
CALL (a) {
  MATCH (a)<-[:PLAN_OF]-(version:Plan)-[:HAS_OBJECTIVE]->(o:Objective)-[:HAS_ACTION]->(x:Action)
  WHERE NOT EXISTS { (:Action)-[:CONTINUES]->(x) }
  MATCH (x)-[:HAS_STATUS]->(s:StatusReport)
  WITH version, o, x, s ORDER BY coalesce(s.reportedOn, '') DESC, s.id DESC
  RETURN version, o, x, head(collect(s)) AS s
}
WITH a, version, o, x, s WHERE s.rag IN $ratings
RETURN a.name AS authority, version.datedOn AS plan, o.number AS objective,
       coalesce(x.printedNumber, toString(x.number)) AS action, x.text AS text, s.rag AS rag,
       s.reportedOn AS reportedOn, s.text AS why,
       COLLECT {
         MATCH (x)-[:OWNED_BY]->(who)
         RETURN coalesce(who.name, who.title, who.role) AS name ORDER BY name
       } AS owners,
       x.ownerText AS ownerText, x.dueOn AS dueOn, x.dueText AS dueText
ORDER BY authority, CASE rag WHEN 'red' THEN 0 ELSE 1 END, rag, plan, version.id, objective, x.number, x.id
