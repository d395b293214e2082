// Grade movements
// Which authorities rose, held or fell from one inspection to the next, and how long did it take?
//
// Two inspections that follow each other and that both gave a grade of today's scale in the area are compared.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param region => null
//   Region name; null for all.
// :param area => 'overall'
//   Judgement area; null for all.
// returns: authority, area, fromDate, fromGrade, toDate, toGrade, movement, years
MATCH (a:Authority)<-[:INSPECTED]-(later:Inspection)-[:PREVIOUS]->(earlier:Inspection)-[:GAVE]->(before:Judgement)
WHERE ($authority IS NULL
       OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)])
  AND ($region IS NULL OR a.region = $region)
  AND ($area IS NULL OR before.area = $area) AND before.gradeRank IS NOT NULL
MATCH (later)-[:GAVE]->(after:Judgement)
WHERE after.area = before.area AND after.gradeRank IS NOT NULL
WITH a, before, after, coalesce(earlier.endedOn, earlier.publishedOn, earlier.statedOn) AS fromDate,
     coalesce(later.endedOn, later.publishedOn, later.statedOn) AS toDate
RETURN a.name AS authority, before.area AS area, fromDate, before.grade AS fromGrade, toDate, after.grade AS toGrade,
       CASE sign(before.gradeRank - after.gradeRank) WHEN 1 THEN 'rose' WHEN -1 THEN 'fell' ELSE 'held' END AS movement,
       CASE WHEN size(fromDate) >= 7 AND size(toDate) >= 7
            THEN toInteger(round((12 * toInteger(left(toDate, 4)) + toInteger(substring(toDate, 5, 2))
                                  - 12 * toInteger(left(fromDate, 4)) - toInteger(substring(fromDate, 5, 2))) / 12.0))
            ELSE toInteger(left(toDate, 4)) - toInteger(left(fromDate, 4)) END AS years
ORDER BY authority, area, fromDate, toDate, before.id, after.id
