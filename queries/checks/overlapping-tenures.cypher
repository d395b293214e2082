// Tenures that overlap
// Where do sources place two different people in one post at the same time?
//
// From the first to the last day that sources know of each; dates are compared at the precision of the vaguer one, and
// two who meet in the same vague month or year do not overlap.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// returns: authority, role, person, fromDate, toDate, otherPerson, otherFromDate, otherToDate
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
CALL (a) {
  MATCH (a)<-[:POST_IN]-(post:Post)<-[:OF_POST]-(tenure:Tenure)-[:HELD_BY]->(person:Person)
  RETURN post, tenure, person
}
UNWIND [tenure.startedOn, tenure.endedOn] + coalesce(tenure.attestedOn, []) AS date
WITH a, post, tenure, person, min(date) AS fromDate, max(date) AS toDate
WITH a, post, collect({tenure: tenure, person: person, fromDate: fromDate, toDate: toDate}) AS held
UNWIND held AS one
UNWIND held AS two
WITH a, post, one, two
WHERE one.person <> two.person AND one.fromDate + one.tenure.id < two.fromDate + two.tenure.id
  AND left(two.fromDate, size(one.toDate)) < left(one.toDate, size(two.fromDate))
RETURN a.name AS authority, post.role AS role, one.person.name AS person, one.fromDate AS fromDate,
       one.toDate AS toDate, two.person.name AS otherPerson, two.fromDate AS otherFromDate, two.toDate AS otherToDate
ORDER BY authority, role, fromDate, otherFromDate, one.tenure.id, two.tenure.id
