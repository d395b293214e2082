// From inadequate to good
// How long did it take from inadequate to good, and through which grades?
//
// The way begins at the first inadequate overall grade since the authority was last good, and ends at the next overall
// grade of good or outstanding. `grades` are all overall grades on the way, in order.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param region => null
//   Region name; null for all.
// returns: authority, inadequateOn, goodOn, years, inspections, grades
MATCH (a:Authority)
WHERE ($authority IS NULL
       OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)])
  AND ($region IS NULL OR a.region = $region)
CALL (a) {
  MATCH (a)<-[:INSPECTED]-(i:Inspection)-[:GAVE]->(j:Judgement {area: 'overall'})
  WHERE j.gradeRank IS NOT NULL
  RETURN i, j
}
WITH a, i, j, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS day ORDER BY day, i.id
WITH a, collect({day: day, rank: j.gradeRank, grade: j.grade}) AS graded
UNWIND [n IN range(0, size(graded) - 1) WHERE graded[n].rank = 4] AS first
WITH a, graded, first, [n IN range(first + 1, size(graded) - 1) WHERE graded[n].rank <= 2][0] AS last
WHERE last IS NOT NULL
WITH a, graded, last, min(first) AS first
WITH a, graded, first, last, graded[first].day AS inadequateOn, graded[last].day AS goodOn
RETURN a.name AS authority, inadequateOn, goodOn,
       CASE WHEN size(inadequateOn) >= 7 AND size(goodOn) >= 7
            THEN toInteger(round((12 * toInteger(left(goodOn, 4)) + toInteger(substring(goodOn, 5, 2))
                                  - 12 * toInteger(left(inadequateOn, 4)) - toInteger(substring(inadequateOn, 5, 2))) / 12.0))
            ELSE toInteger(left(goodOn, 4)) - toInteger(left(inadequateOn, 4)) END AS years,
       last - first + 1 AS inspections, [step IN graded[first..last + 1] | step.grade] AS grades
ORDER BY authority, inadequateOn
