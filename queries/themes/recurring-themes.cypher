// Recurring themes
// Which themes came back in consecutive inspections of the same authority?
//
// An inspection raises a theme by a recommendation about it, or by a finding that is a weakness. `times` counts the
// inspections that raise it and whose neighbour in time raises it too.
//
// :param region => 'London'
//   Region name; null for all.
// returns: authority, theme, firstSeen, lastSeen, times
MATCH (a:Authority)<-[:INSPECTED]-(later:Inspection)-[:PREVIOUS]->(earlier:Inspection)
WHERE $region IS NULL OR a.region = $region
UNWIND [earlier, later] AS i
WITH a, earlier, later, i, COLLECT {
  MATCH (i)-[:RECOMMENDED|FOUND]->(n)-[:ABOUT]->(t:Theme)
  WHERE n:Recommendation OR n.polarity = 'weakness'
  RETURN DISTINCT t
} AS raised
UNWIND raised AS t
WITH a, t, earlier, later, collect(i) AS both
WHERE size(both) = 2
UNWIND both AS i
WITH a, t, i, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn
RETURN a.name AS authority, t.name AS theme, min(inspectedOn) AS firstSeen, max(inspectedOn) AS lastSeen,
       count(DISTINCT i) AS times
ORDER BY times DESC, authority, theme
