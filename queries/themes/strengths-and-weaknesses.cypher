// Strengths and weaknesses
// What do inspections praise and criticise on a theme, across authorities?
//
// :param theme => 'early help'
//   Name or slug of a theme, or of a group of themes; null for all.
// :param region => null
//   Region name; null for all.
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param since => null
//   Inspections from this day, month or year on; null for all.
// returns: authority, inspectedOn, framework, polarity, theme, finding, text, document, page
MATCH (chosen:Theme)<-[:BROADER*0..1]-(t:Theme)
WHERE $theme IS NULL OR toLower($theme) IN [toLower(chosen.name), substring(chosen.id, size('theme/'))]
WITH DISTINCT t
MATCH (t)<-[:ABOUT]-(f:Finding)<-[:FOUND]-(i:Inspection)-[:INSPECTED]->(a:Authority)
WHERE f.polarity IN ['strength', 'weakness', 'mixed']
  AND ($region IS NULL OR a.region = $region)
  AND ($authority IS NULL
         OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)])
WITH t, f, i, a, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn
WHERE $since IS NULL OR inspectedOn >= $since
OPTIONAL CALL (f) {
  MATCH (f)-[:EVIDENCED_BY]->(p:Passage)-[:PART_OF]->(d:Document)
  RETURN coalesce(d.title, d.fileName) AS document, p.page AS page
  ORDER BY d.kind = 'news-article', d.publishedOn, d.id, p.page, p.paragraph LIMIT 1
}
RETURN a.name AS authority, inspectedOn, i.framework AS framework, f.polarity AS polarity, t.name AS theme,
       f.number AS finding, f.text AS text, document, page
ORDER BY authority, inspectedOn, i.id, polarity, theme, finding, f.id
