// How many directors
// How many directors did each authority have in a period, and does that go with the grade?
//
// Holders whom a source places in the post on some day of the period. `directors` counts those without a name too, one
// for each start that a source gives without saying whose: where it is larger than the number of `names`, the difference
// is of these, and one of them may be one of the named. The grade is the latest overall grade.
//
// :param since => null
//   First day, month or year of the period; null from the beginning.
// :param until => null
//   Last day, month or year of the period; null to the end.
// :param region => null
//   Region name; null for all.
// :param role => 'director-of-childrens-services'
//   Role of the post.
// returns: authority, region, directors, interim, firstSeenOn, lastSeenOn, grade, names
MATCH (a:Authority)<-[:DELIVERS_FOR*0..1]-()<-[:POST_IN]-(:Post {role: $role})<-[:OF_POST]-(tenure:Tenure)
WHERE $region IS NULL OR a.region = $region
UNWIND [tenure.startedOn, tenure.endedOn] + coalesce(tenure.attestedOn, []) AS date
WITH a, tenure, min(date) AS firstSeenOn, max(date) AS lastSeenOn
WHERE ($until IS NULL OR left(firstSeenOn, size($until)) <= left($until, size(firstSeenOn)))
  AND ($since IS NULL OR left(lastSeenOn, size($since)) >= left($since, size(lastSeenOn)))
OPTIONAL MATCH (tenure)-[:HELD_BY]->(person:Person)
WITH a, tenure, person, firstSeenOn, lastSeenOn ORDER BY firstSeenOn, tenure.id
WITH a, count(DISTINCT coalesce(person.id, tenure.id)) AS directors, min(firstSeenOn) AS firstSeenOn,
     max(lastSeenOn) AS lastSeenOn, collect(DISTINCT person.name) AS names,
     count(CASE WHEN tenure.basis IN ['interim', 'acting'] THEN 1 END) AS interim
RETURN a.name AS authority, a.region AS region, directors, interim, firstSeenOn, lastSeenOn,
       head(COLLECT {
         MATCH (a)<-[:INSPECTED]-(i:Inspection)-[:GAVE]->(j:Judgement {area: 'overall'})
         RETURN j.grade ORDER BY coalesce(i.endedOn, i.publishedOn, i.statedOn, '') DESC, j.id
       }) AS grade, names
ORDER BY directors DESC, authority, a.id
