// Plans without inspection
// Which plans answer no inspection that is known?
//
// returns: authority, plan, title, objectives, actions
MATCH (a:Authority)<-[:PLAN_OF]-(p:Plan)
WHERE NOT EXISTS { (p)-[:RESPONDS_TO]->(:Inspection) }
RETURN a.name AS authority, p.datedOn AS plan, p.title AS title, COUNT { (p)-[:HAS_OBJECTIVE]->() } AS objectives,
       COUNT { (p)-[:HAS_OBJECTIVE]->()-[:HAS_ACTION]->() } AS actions
ORDER BY authority, plan, p.id
