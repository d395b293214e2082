// Member scrutiny
// What do reports say about scrutiny by elected members, and with which grade for leadership?
//
// Findings that speak of councillors, elected members or their committees, whatever they are about otherwise.
//
// :param region => null
//   Region name; null for all.
// returns: authority, inspectedOn, framework, leadershipGrade, finding, polarity, text
CALL db.index.fulltext.queryNodes('searched_text',
  'councillors OR "elected members" OR "scrutiny committee" OR "scrutiny panel" OR "overview and scrutiny" OR '
  + '"select committee" OR (scrutiny AND (member OR political OR cabinet))') YIELD node AS f
MATCH (f)<-[:FOUND]-(i:Inspection)-[:INSPECTED]->(a:Authority)
WHERE $region IS NULL OR a.region = $region
OPTIONAL MATCH (i)-[:GAVE]->(j:Judgement {area: 'leadership'})
RETURN a.name AS authority, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn, i.framework AS framework,
       j.grade AS leadershipGrade, f.number AS finding, f.polarity AS polarity, f.text AS text
ORDER BY authority, inspectedOn, i.id, finding, f.id
