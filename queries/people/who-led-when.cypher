// Who led when
// Who held an authority's posts, from when to when, and who was in post on this day?
//
// A source often gives a start without a name, or a name without a start. `lastSeenOn` is the last day on which any
// source speaks of the holder. With a day, only those in post are listed: `stated` where the sources' dates enclose the
// day, `presumed` where they end before it and no source names an end or a later holder. Dates are compared at the
// precision at which both are printed, so that '2016' is in May 2016.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param role => null
//   Role, such as 'director-of-childrens-services' or 'chief-executive'; null for all.
// :param day => null
//   In post on this day, month or year ('2018-05-09', '2018-05', '2018'); null for the whole time.
// returns: authority, role, post, person, basis, startedOn, endedOn, lastSeenOn, certainty, document, page
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
CALL (a) {
  MATCH (a)<-[:DELIVERS_FOR*0..1]-()<-[:POST_IN]-(post:Post)<-[:OF_POST]-(tenure:Tenure)
  WHERE $role IS NULL OR post.role = $role
  RETURN post, tenure
}
UNWIND [tenure.startedOn, tenure.endedOn] + coalesce(tenure.attestedOn, []) AS date
WITH a, post, tenure, min(date) AS firstSeenOn, max(date) AS lastSeenOn
WITH a, post, tenure, firstSeenOn, lastSeenOn,
     CASE WHEN left($day, size(lastSeenOn)) <= left(lastSeenOn, size($day)) THEN 'stated'
          WHEN $day IS NOT NULL THEN 'presumed' END AS certainty
WHERE $day IS NULL
   OR left(firstSeenOn, size($day)) <= left($day, size(firstSeenOn))
      AND (tenure.endedOn IS NULL OR left($day, size(tenure.endedOn)) <= left(tenure.endedOn, size($day)))
      AND (certainty = 'stated' OR NOT EXISTS {
        MATCH (post)<-[:OF_POST]-(later:Tenure)
        WITH coalesce(later.startedOn, later.attestedOn[0], later.endedOn) AS taken
        WHERE taken > lastSeenOn AND left(taken, size($day)) <= left($day, size(taken))
      })
OPTIONAL MATCH (tenure)-[:HELD_BY]->(person:Person)
OPTIONAL CALL (tenure) {
  MATCH (tenure)-[:EVIDENCED_BY]->(p:Passage)-[:PART_OF]->(d:Document)
  RETURN coalesce(d.title, d.fileName) AS document, p.page AS page
  ORDER BY d.kind = 'news-article', d.publishedOn, d.id, p.page, p.paragraph LIMIT 1
}
RETURN a.name AS authority, post.role AS role, post.title AS post, person.name AS person, tenure.basis AS basis,
       tenure.startedOn AS startedOn, tenure.endedOn AS endedOn, lastSeenOn, certainty, document, page
ORDER BY authority, role, firstSeenOn, tenure.id
