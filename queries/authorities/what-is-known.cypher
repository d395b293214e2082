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
WITH a, COLLECT {
  MATCH (a)<-[:INSPECTED]-(i:Inspection)
  WITH coalesce(i.endedOn, i.publishedOn, i.statedOn) AS day WHERE day IS NOT NULL
  RETURN day
  UNION
  MATCH (a)<-[:PLAN_OF]-(p:Plan)
  WITH p.datedOn AS day WHERE day IS NOT NULL
  RETURN day
} AS days
RETURN a.name AS authority, a.region AS region, COUNT { (a)<-[:INSPECTED]-() } AS inspections,
       COUNT { (a)<-[:PLAN_OF]-() } AS plans,
       COUNT { MATCH (a)<-[:INSPECTED|PLAN_OF]-()-[:REPORTED_IN]->(d:Document) RETURN DISTINCT d } AS documents,
       COUNT { (a)<-[:INSPECTED]-()-[:FOUND]->() } AS findings,
       COUNT { (a)<-[:INSPECTED]-()-[:RECOMMENDED]->() } AS recommendations,
       COUNT { (a)<-[:PLAN_OF]-()-[:HAS_OBJECTIVE]->()-[:HAS_ACTION]->() } AS actions,
       reduce(first = days[0], day IN days | CASE WHEN day < first THEN day ELSE first END) AS firstDate,
       reduce(last = days[0], day IN days | CASE WHEN day > last THEN day ELSE last END) AS lastDate
ORDER BY authority, a.id
