// Neighbours' grades
// What grades do an authority's statistical neighbours hold?
//
// The latest grade in the area that any inspection gave, the authority's own first. Without an authority, every
// authority of England is asked for in turn, also one of which no document is loaded. An authority or a neighbour of
// which no grade is known has no row.
//
// :param authority => null
//   Name, other spelling or GSS code; null for every authority of England in turn.
// :param area => 'overall'
//   Judgement area; null for all.
// returns: authority, neighbour, region, area, grade, inspectedOn, framework
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
CALL (a) {
  MATCH (a)-[:STATISTICAL_NEIGHBOUR*0..1]->(other:Authority)<-[:INSPECTED]-(i:Inspection)-[:GAVE]->(j:Judgement)
  WHERE $area IS NULL OR j.area = $area
  WITH other, j, i, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS day ORDER BY coalesce(day, '') DESC, j.id
  RETURN other, j.area AS area, head(collect({grade: j.grade, day: day, framework: i.framework})) AS latest
}
RETURN a.name AS authority, other.name AS neighbour, other.region AS region, area, latest.grade AS grade,
       latest.day AS inspectedOn, latest.framework AS framework
ORDER BY authority, a.id, CASE WHEN other = a THEN 0 ELSE 1 END, neighbour, area
