// Present directors
// Who is the latest known director of each authority, since when, on what basis, and from where?
//
// `cameFrom` lists posts that a candidate for the same person held in other authorities, with the time; `gradesThere`
// the overall grades that inspections of those authorities gave within that time. A director whose end is known is not
// present.
//
// :param region => null
//   Region name; null for all.
// :param role => 'director-of-childrens-services'
//   Role of the post.
// returns: authority, region, person, basis, startedOn, lastSeenOn, cameFrom, gradesThere
MATCH (a:Authority)<-[:DELIVERS_FOR*0..1]-()<-[:POST_IN]-(:Post {role: $role})<-[:OF_POST]-(tenure:Tenure)
WHERE $region IS NULL OR a.region = $region
UNWIND [tenure.startedOn, tenure.endedOn] + coalesce(tenure.attestedOn, []) AS date
WITH a, tenure, min(date) AS firstSeenOn, max(date) AS lastSeenOn
ORDER BY lastSeenOn DESC, firstSeenOn DESC, tenure.id
WITH a, head(collect(tenure)) AS tenure, max(lastSeenOn) AS lastSeenOn
WHERE tenure.endedOn IS NULL
OPTIONAL MATCH (tenure)-[:HELD_BY]->(person:Person)
CALL (person) {
  MATCH (person)-[:SAME_PERSON]-(:Person)<-[:HELD_BY]-(other:Tenure)-[:OF_POST]->(post:Post)-[:POST_IN]->(b:Authority)
  UNWIND [other.startedOn, other.endedOn] + coalesce(other.attestedOn, []) AS date
  WITH b, post, other, min(date) AS first, max(date) AS last ORDER BY first, b.name, post.role, other.id
  RETURN collect({
    at: b, first: first, last: last,
    text: b.name + ', ' + post.role + ', ' + CASE first WHEN last THEN first ELSE first + ' to ' + last END
  }) AS periods
}
RETURN a.name AS authority, a.region AS region, person.name AS person, tenure.basis AS basis,
       tenure.startedOn AS startedOn, lastSeenOn, [period IN periods | period.text] AS cameFrom,
       COLLECT {
         UNWIND periods AS period
         WITH period.at AS b, period.first AS first, period.last AS last
         MATCH (b)<-[:INSPECTED]-(i:Inspection)-[:GAVE]->(j:Judgement {area: 'overall'})
         WITH b, j, first, last, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS day
         WHERE left(first, size(day)) <= left(day, size(first)) AND left(day, size(last)) <= left(last, size(day))
         RETURN DISTINCT b.name + ', ' + day + ': ' + j.grade AS grade ORDER BY grade
       } AS gradesThere
ORDER BY authority, a.id
