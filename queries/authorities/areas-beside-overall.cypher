// Judgement areas beside the overall grade
// Which judgement moves with the overall grade, and which is better or worse than it?
//
// :param region => null
//   Region name; null for all.
// :param framework => null
//   Inspection framework, such as 'sif' or 'ilacs'; null for all.
// returns: area, inspections, same, better, worse, sharePercent
MATCH (overall:Judgement {area: 'overall'})<-[:GAVE]-(i:Inspection)-[:GAVE]->(part:Judgement)
WHERE part.area <> 'overall' AND part.gradeRank IS NOT NULL AND overall.gradeRank IS NOT NULL
  AND ($framework IS NULL OR i.framework = $framework)
  AND ($region IS NULL OR EXISTS { (i)-[:INSPECTED]->(:Authority {region: $region}) })
WITH part.area AS area, part.gradeRank - overall.gradeRank AS difference
WITH area, count(*) AS inspections, sum(CASE difference WHEN 0 THEN 1 ELSE 0 END) AS same,
     sum(CASE WHEN difference < 0 THEN 1 ELSE 0 END) AS better, sum(CASE WHEN difference > 0 THEN 1 ELSE 0 END) AS worse
RETURN area, inspections, same, better, worse, round(100.0 * same / inspections, 1) AS sharePercent
ORDER BY sharePercent DESC, inspections DESC, area
