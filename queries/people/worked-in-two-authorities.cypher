// Worked in two authorities
// Who has worked in two authorities, in which posts and when?
//
// The pairs are candidates for review: people of one name who held statutory posts in two authorities.
//
// :param authority => null
//   Name, other spelling or GSS code of either; null for all.
// :param name => null
//   Part of the person's name; null for all.
// returns: person, authority, role, fromDate, toDate, otherAuthority, otherRole, otherFromDate, otherToDate
MATCH (one:Person)-[:SAME_PERSON]-(two:Person)
WHERE $name IS NULL OR toLower(one.name) CONTAINS toLower($name)
MATCH (one)<-[:HELD_BY]-(here:Tenure)-[:OF_POST]->(post:Post)-[:POST_IN]->(a)
MATCH (two)<-[:HELD_BY]-(there:Tenure)-[:OF_POST]->(otherPost:Post)-[:POST_IN]->(b)
WHERE $authority IS NULL OR any(body IN [a, b] WHERE
      toLower($authority) IN [name IN [body.name, body.gssCode] + coalesce(body.altNames, []) | toLower(name)])
UNWIND [here.startedOn, here.endedOn] + coalesce(here.attestedOn, []) AS date
WITH one, two, post, otherPost, a, b, here, there, min(date) AS fromDate, max(date) AS toDate
UNWIND [there.startedOn, there.endedOn] + coalesce(there.attestedOn, []) AS date
WITH one, two, post, otherPost, a, b, here, there, fromDate, toDate, min(date) AS otherFromDate,
     max(date) AS otherToDate
WHERE fromDate + here.id < otherFromDate + there.id
RETURN one.name AS person, a.name AS authority, post.role AS role, fromDate, toDate, b.name AS otherAuthority,
       otherPost.role AS otherRole, otherFromDate, otherToDate
ORDER BY person, fromDate, authority, otherFromDate, otherAuthority, role, otherRole, here.id, there.id
