// Member scrutiny
// What do reports say about scrutiny by elected members, and with which grade for leadership?
//
// Findings about governance, corporate parenting or partnership that speak of scrutiny or of elected members.
//
// :param region => null
//   Region name; null for all.
// returns: authority, inspectedOn, framework, leadershipGrade, finding, polarity, text
MATCH (t:Theme)<-[:ABOUT]-(f:Finding)<-[:FOUND]-(i:Inspection)-[:INSPECTED]->(a:Authority)
WHERE t.id IN ['theme/governance', 'theme/corporate-parenting', 'theme/partnership']
  AND ($region IS NULL OR a.region = $region)
  AND (f.text CONTAINS 'scrutin' OR f.text CONTAINS 'Scrutin' OR f.text CONTAINS 'lected members' OR f.text CONTAINS 'councillors')
WITH DISTINCT a, i, f
OPTIONAL MATCH (i)-[:GAVE]->(j:Judgement {area: 'leadership'})
RETURN a.name AS authority, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn, i.framework AS framework,
       j.grade AS leadershipGrade, f.number AS finding, f.polarity AS polarity, f.text AS text
ORDER BY authority, inspectedOn, i.id, finding, f.id
