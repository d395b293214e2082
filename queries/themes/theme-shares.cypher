// Theme shares
// Which themes recur most in recommendations, and with what share; do they differ by framework, region, kind or grade?
//
// `recommendations` counts those about the theme; the share is of all recommendations of the group. A recommendation
// may be about several themes. The grade is the inspection's overall grade.
//
// :param by => null
//   What the groups to compare have in common; null for one table of all. One of: framework, region, kind (of
//   authority), grade.
// :param region => null
//   Region name; null for all.
// :param framework => null
//   Inspection framework, such as 'sif' or 'ilacs'; null for all.
// :param since => null
//   Inspections from this day, month or year on; null for all.
// returns: group, theme, recommendations, ofRecommendations, sharePercent, inspections, authorities
MATCH (a:Authority)<-[:INSPECTED]-(i:Inspection)-[:RECOMMENDED]->(r:Recommendation)
WHERE ($region IS NULL OR a.region = $region) AND ($framework IS NULL OR i.framework = $framework)
  AND ($since IS NULL OR coalesce(i.endedOn, i.publishedOn, i.statedOn) >= $since)
WITH a, i, r, CASE $by
    WHEN 'framework' THEN i.framework
    WHEN 'region' THEN a.region
    WHEN 'kind' THEN a.kind
    WHEN 'grade' THEN head(COLLECT { MATCH (i)-[:GAVE]->(j:Judgement {area: 'overall'}) RETURN j.grade })
    ELSE 'all' END AS group
WITH group, count(r) AS ofRecommendations, collect({a: a, i: i, r: r}) AS rows
UNWIND rows AS row
WITH group, ofRecommendations, row.a AS a, row.i AS i, row.r AS r
MATCH (r)-[:ABOUT]->(t:Theme)
RETURN group, t.name AS theme, count(r) AS recommendations, ofRecommendations,
       round(100.0 * count(r) / ofRecommendations, 1) AS sharePercent, count(DISTINCT i) AS inspections,
       count(DISTINCT a) AS authorities
ORDER BY group, recommendations DESC, theme
