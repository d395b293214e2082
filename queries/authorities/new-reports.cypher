// New reports
// Which reports and letters are new since I last looked?
//
// A document that prints no date of publication is placed by the end of the inspection it reports.
//
// :param since => '2018'
//   Day, month or year from which to list.
// :param region => null
//   Region name; null for all.
// returns: authority, publishedOn, framework, inspectedOn, overall, kind, document
MATCH (a:Authority)
WHERE $region IS NULL OR a.region = $region
CALL (a) {
  MATCH (a)<-[:INSPECTED]-(i:Inspection)-[:REPORTED_IN]->(d:Document)
  WHERE d.kind IN ['sif-report', 'ilacs-report', 'looked-after-report', 'jtai-letter', 'send-report', 'send-letter']
    AND coalesce(d.publishedOn, i.publishedOn, i.endedOn) >= $since
  WITH i, d
  WHERE EXISTS { (i)-[:FOUND|RECOMMENDED]->()-[:EVIDENCED_BY]->(p:Passage) WHERE EXISTS { (p)-[:PART_OF]->(d) } }
  RETURN i, d
}
OPTIONAL MATCH (i)-[:GAVE]->(j:Judgement {area: 'overall'})
RETURN a.name AS authority, coalesce(d.publishedOn, i.publishedOn) AS publishedOn, i.framework AS framework,
       coalesce(i.endedOn, i.publishedOn) AS inspectedOn, j.grade AS overall, d.kind AS kind,
       coalesce(d.title, d.fileName) AS document
ORDER BY coalesce(publishedOn, inspectedOn) DESC, authority, d.id, i.id
