// Framework outcomes cited
// Which outcomes of the Children's Social Care National Framework are cited most?
//
// The share is of all recommendations that cite any; `printedAs` are the reports' own spellings.
//
// :param region => null
//   Region name; null for all.
// :param since => null
//   Inspections from this day, month or year on; null for all.
// returns: outcome, recommendations, sharePercent, inspections, authorities, printedAs
MATCH (a:Authority)<-[:INSPECTED]-(i:Inspection)-[:RECOMMENDED]->(r:Recommendation)-[:CITES]->(o:FrameworkOutcome)
WHERE ($region IS NULL OR a.region = $region)
  AND ($since IS NULL OR coalesce(i.endedOn, i.publishedOn, i.statedOn) >= $since)
WITH a, i, r, o ORDER BY r.outcomeText
WITH o, count(DISTINCT r) AS recommendations, count(DISTINCT i) AS inspections, count(DISTINCT a) AS authorities,
     collect(DISTINCT r.outcomeText) AS printedAs, collect(DISTINCT r) AS citing
WITH collect({
       o: o, recommendations: recommendations, inspections: inspections, authorities: authorities, printedAs: printedAs
     }) AS rows, collect(citing) AS citing
UNWIND citing AS some
UNWIND some AS r
WITH rows, count(DISTINCT r) AS total
UNWIND rows AS row
RETURN row.o.name AS outcome, row.recommendations AS recommendations,
       round(100.0 * row.recommendations / total, 1) AS sharePercent, row.inspections AS inspections,
       row.authorities AS authorities, row.printedAs AS printedAs
ORDER BY recommendations DESC, outcome
