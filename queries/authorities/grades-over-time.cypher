// Grades over time
// Which grades did each inspection of an authority give, and where is that printed?
//
// An earlier inspection that only a later document speaks of is listed under the date by which that document names it.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param area => null
//   Judgement area, such as 'overall' or 'adoption'; null for all.
// returns: authority, inspectedOn, framework, publishedOn, area, grade, document, page
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
MATCH (a)<-[:INSPECTED]-(i:Inspection)-[:GAVE]->(j:Judgement)
WHERE $area IS NULL OR j.area = $area
OPTIONAL CALL (j) {
  MATCH (j)-[:EVIDENCED_BY]->(p:Passage)-[:PART_OF]->(d:Document)
  RETURN coalesce(d.title, d.fileName) AS document, p.page AS page
  ORDER BY d.kind = 'news-article', d.publishedOn, d.id, p.page, p.paragraph LIMIT 1
}
RETURN a.name AS authority, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn, i.framework AS framework,
       i.publishedOn AS publishedOn, j.area AS area, j.grade AS grade, document, page
ORDER BY authority, inspectedOn, framework, i.id, CASE area WHEN 'overall' THEN 0 ELSE 1 END, area
