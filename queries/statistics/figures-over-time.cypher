// Figures over time
// Which figures do documents print for an authority, for which day, and on which page?
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param indicator => null
//   Indicator, such as 'looked-after'; null for all.
// returns: authority, indicator, measuredOn, value, unit, nationalValue, document, page
MATCH (a:Authority)<-[:MEASURED_IN]-(s:Statistic)
WHERE ($authority IS NULL
       OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)])
  AND ($indicator IS NULL OR s.indicator = $indicator)
OPTIONAL CALL (s) {
  MATCH (s)-[:EVIDENCED_BY]->(p:Passage)-[:PART_OF]->(d:Document)
  RETURN coalesce(d.title, d.fileName) AS document, p.page AS page
  ORDER BY d.kind = 'news-article', d.publishedOn, d.id, p.page, p.paragraph LIMIT 1
}
RETURN a.name AS authority, s.indicator AS indicator, s.measuredOn AS measuredOn, s.value AS value, s.unit AS unit,
       s.nationalValue AS nationalValue, document, page
ORDER BY authority, indicator, coalesce(measuredOn, ''), s.id
