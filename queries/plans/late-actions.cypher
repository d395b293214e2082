// Late actions
// Which actions were due before this day and are not reported as done?
//
// An action is done when its latest status report is green or blue, and one that a later version of the plan continues
// is listed there only. A deadline that is printed as a month or a year has passed when that month or year has.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param day => null
//   The day to ask for ('2017-04-01'); null for today.
// returns: authority, plan, objective, action, text, dueOn, owners, ownerText, rag, reportedOn
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
CALL (a) {
  MATCH (a)<-[:PLAN_OF]-(version:Plan)-[:HAS_OBJECTIVE]->(o:Objective)-[:HAS_ACTION]->(x:Action)
  WHERE NOT EXISTS { (:Action)-[:CONTINUES]->(x) }
    AND x.dueOn < left(coalesce($day, toString(date())), size(x.dueOn))
  RETURN version, o, x
}
OPTIONAL CALL (x) {
  MATCH (x)-[:HAS_STATUS]->(s:StatusReport)
  RETURN s ORDER BY coalesce(s.reportedOn, '') DESC, s.id DESC LIMIT 1
}
WITH a, version, o, x, s WHERE NOT coalesce(s.rag IN ['green', 'blue'], false)
RETURN a.name AS authority, version.datedOn AS plan, o.number AS objective,
       coalesce(x.printedNumber, toString(x.number)) AS action, x.text AS text, x.dueOn AS dueOn,
       COLLECT {
         MATCH (x)-[:OWNED_BY]->(who)
         RETURN coalesce(who.name, who.title, who.role) AS name ORDER BY name
       } AS owners,
       x.ownerText AS ownerText, s.rag AS rag, s.reportedOn AS reportedOn
ORDER BY authority, dueOn, plan, version.id, objective, x.number, x.id
