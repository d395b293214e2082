// Directors around inspections
// Which directors began or ended within a year of an inspection, and what did it find overall?
//
// Counted in months between the change and the end of fieldwork (before it: negative); dates that are printed only as a
// year are left out.
//
// :param months => 12
//   How many months before and after.
// :param region => null
//   Region name; null for all.
// :param role => 'director-of-childrens-services'
//   Role of the post.
// returns: authority, inspectedOn, framework, overall, person, change, changedOn, monthsAfter
MATCH (a:Authority)<-[:INSPECTED]-(i:Inspection)
WHERE ($region IS NULL OR a.region = $region) AND size(i.endedOn) >= 7
MATCH (a)<-[:DELIVERS_FOR*0..1]-()<-[:POST_IN]-(:Post {role: $role})<-[:OF_POST]-(tenure:Tenure)
UNWIND [{change: 'began', day: tenure.startedOn}, {change: 'ended', day: tenure.endedOn}] AS event
WITH a, i, tenure, event WHERE size(event.day) >= 7
WITH a, i, tenure, event, 12 * (toInteger(left(event.day, 4)) - toInteger(left(i.endedOn, 4)))
     + toInteger(substring(event.day, 5, 2)) - toInteger(substring(i.endedOn, 5, 2)) AS monthsAfter
WHERE abs(monthsAfter) <= $months
OPTIONAL MATCH (tenure)-[:HELD_BY]->(person:Person)
OPTIONAL MATCH (i)-[:GAVE]->(j:Judgement {area: 'overall'})
RETURN a.name AS authority, i.endedOn AS inspectedOn, i.framework AS framework, j.grade AS overall,
       person.name AS person, event.change AS change, event.day AS changedOn, monthsAfter
ORDER BY authority, inspectedOn, i.id, changedOn, change, tenure.id
