// What is known
// How much does the graph know of each authority, and of which years?
//
// `documents` are those that report an inspection or hold a plan.
//
// :param region => null
//   Region name; null for all.
// returns: authority, region, inspections, plans, documents, findings, recommendations, actions, firstDate, lastDate
MATCH (a:Authority)
WHERE ($region IS NULL OR a.region = $region) AND EXISTS { (a)<-[:INSPECTED|PLAN_OF|MEASURED_IN|POST_IN]-() }
WITH a, COLLECT { MATCH (a)<-[:INSPECTED]-(i:Inspection) RETURN coalesce(i.endedOn, i.publishedOn, i.statedOn) } AS inspected,
     COLLECT { MATCH (a)<-[:PLAN_OF]-(p:Plan) RETURN p.datedOn } AS planned
RETURN a.name AS authority, a.region AS region, COUNT { (a)<-[:INSPECTED]-() } AS inspections,
       COUNT { (a)<-[:PLAN_OF]-() } AS plans,
       COUNT { MATCH (a)<-[:INSPECTED|PLAN_OF]-()-[:REPORTED_IN]->(d:Document) RETURN DISTINCT d } AS documents,
       COUNT { (a)<-[:INSPECTED]-()-[:FOUND]->() } AS findings,
       COUNT { (a)<-[:INSPECTED]-()-[:RECOMMENDED]->() } AS recommendations,
       COUNT { (a)<-[:PLAN_OF]-()-[:HAS_OBJECTIVE]->()-[:HAS_ACTION]->() } AS actions,
       reduce(least = null, day IN inspected + planned | CASE WHEN day > least THEN least ELSE coalesce(day, least) END) AS firstDate,
       reduce(most = null, day IN inspected + planned | CASE WHEN day < most THEN most ELSE coalesce(day, most) END) AS lastDate
ORDER BY authority, a.id
