// Unanswered recommendations
// Does the plan answer every recommendation; which have no objective, or no action?
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param withoutPlan => false
//   Whether to list the recommendations of inspections for which no plan is known, too.
// returns: authority, inspectedOn, framework, addressee, number, recommendation, missing
MATCH (a:Authority)<-[:INSPECTED]-(i:Inspection)-[:RECOMMENDED]->(r:Recommendation)
WHERE ($authority IS NULL
       OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)])
WITH a, i, r, CASE
    WHEN NOT EXISTS { (r)<-[:ADDRESSES]-() } AND NOT EXISTS { (i)<-[:RESPONDS_TO]-() } THEN 'plan'
    WHEN NOT EXISTS { (r)<-[:ADDRESSES]-() } THEN 'objective'
    WHEN NOT EXISTS { (r)<-[:ADDRESSES]-()-[:HAS_ACTION]->() } THEN 'action' END AS missing
WHERE missing IS NOT NULL AND ($withoutPlan OR missing <> 'plan')
RETURN a.name AS authority, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn, i.framework AS framework,
       r.addressee AS addressee, r.number AS number, r.text AS recommendation, missing
ORDER BY authority, inspectedOn, i.id, addressee, number, r.id
