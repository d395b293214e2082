// Undated inspections
// Of which inspections is no end of fieldwork known, and what is known instead?
//
// Such an inspection may be one that another document knows with its date: what could not be joined stays apart.
//
// returns: authority, framework, publishedOn, statedOn, grades, findings, recommendations, documents, id
MATCH (a:Authority)<-[:INSPECTED]-(i:Inspection)
WHERE i.endedOn IS NULL
RETURN a.name AS authority, i.framework AS framework, i.publishedOn AS publishedOn, i.statedOn AS statedOn,
       COUNT { (i)-[:GAVE]->() } AS grades, COUNT { (i)-[:FOUND]->() } AS findings,
       COUNT { (i)-[:RECOMMENDED]->() } AS recommendations,
       COLLECT {
         MATCH (i)-[:REPORTED_IN]->(d) RETURN coalesce(d.title, d.fileName) AS name ORDER BY name
       } AS documents, i.id AS id
ORDER BY authority, publishedOn, statedOn, id
