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
CALL (a) {
  OPTIONAL MATCH (a)<-[:INSPECTED]-(i:Inspection)
  RETURN count(i) AS inspections, sum(COUNT { (i)-[:FOUND]->() }) AS findings,
         sum(COUNT { (i)-[:RECOMMENDED]->() }) AS recommendations,
         collect(coalesce(i.endedOn, i.publishedOn, i.statedOn)) AS inspected
}
CALL (a) {
  OPTIONAL MATCH (a)<-[:PLAN_OF]-(p:Plan)
  RETURN count(p) AS plans, sum(COUNT { (p)-[:HAS_OBJECTIVE]->()-[:HAS_ACTION]->() }) AS actions,
         collect(p.datedOn) AS planned
}
WITH *, inspected + planned AS days
RETURN a.name AS authority, a.region AS region, inspections, plans,
       COUNT { MATCH (a)<-[:INSPECTED|PLAN_OF]-()-[:REPORTED_IN]->(d:Document) RETURN DISTINCT d } AS documents,
       findings, recommendations, actions,
       reduce(first = days[0], day IN days | CASE WHEN day < first THEN day ELSE first END) AS firstDate,
       reduce(last = days[0], day IN days | CASE WHEN day > last THEN day ELSE last END) AS lastDate
ORDER BY authority, a.id
