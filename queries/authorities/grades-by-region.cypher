// Grades by region
// How do grades vary by region and judgement area?
//
// Each authority counts once for an area, with its latest grade on today's scale.
//
// :param area => 'overall'
//   Judgement area; null for all.
// returns: area, region, authorities, outstanding, good, requiresImprovement, inadequate, meanRank
MATCH (a:Authority)<-[:INSPECTED]-(i:Inspection)-[:GAVE]->(j:Judgement)
WHERE ($area IS NULL OR j.area = $area) AND j.gradeRank IS NOT NULL
WITH a, j.area AS area, j.gradeRank AS rank, coalesce(i.endedOn, i.publishedOn, i.statedOn, '') AS day, i.id AS id
ORDER BY day DESC, id DESC
WITH a, area, head(collect(rank)) AS rank
WITH area, a.region AS region, collect(rank) AS ranks, avg(rank) AS mean
RETURN area, region, size(ranks) AS authorities, size([r IN ranks WHERE r = 1]) AS outstanding,
       size([r IN ranks WHERE r = 2]) AS good, size([r IN ranks WHERE r = 3]) AS requiresImprovement,
       size([r IN ranks WHERE r = 4]) AS inadequate, round(mean, 2) AS meanRank
ORDER BY area, meanRank, region
