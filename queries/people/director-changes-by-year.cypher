// Director changes by year
// How many directors began and ended in each year: new, interim, moved from elsewhere, returned?
//
// Only starts and ends that a source states are counted. `moved` came from the same post in another authority (a
// candidate for the same person, not a certainty), `returned` held this post before.
//
// :param region => null
//   Region name; null for all.
// :param role => 'director-of-childrens-services'
//   Role of the post.
// returns: year, region, began, interim, moved, returned, ended
MATCH (a:Authority)<-[:DELIVERS_FOR*0..1]-()<-[:POST_IN]-(post:Post {role: $role})<-[:OF_POST]-(tenure:Tenure)
WHERE $region IS NULL OR a.region = $region
OPTIONAL MATCH (tenure)-[:HELD_BY]->(person:Person)
UNWIND [{year: left(tenure.startedOn, 4), began: true}, {year: left(tenure.endedOn, 4), began: false}] AS event
WITH a, post, tenure, person, event WHERE event.year IS NOT NULL
WITH event.year AS year, a.region AS region, event.began AS began,
     event.began AND coalesce(tenure.basis IN ['interim', 'acting'], false) AS interim,
     event.began AND EXISTS {
       MATCH (person)-[:SAME_PERSON]-(:Person)<-[:HELD_BY]-(before:Tenure)-[:OF_POST]->(:Post {role: $role})
       WHERE coalesce(before.startedOn, before.attestedOn[0]) < tenure.startedOn
     } AS moved,
     event.began AND EXISTS {
       MATCH (person)<-[:HELD_BY]-(before:Tenure)-[:OF_POST]->(post)
       WHERE coalesce(before.startedOn, before.attestedOn[0]) < tenure.startedOn
     } AS returned
RETURN year, region, count(CASE WHEN began THEN 1 END) AS began, count(CASE WHEN interim THEN 1 END) AS interim,
       count(CASE WHEN moved THEN 1 END) AS moved, count(CASE WHEN returned THEN 1 END) AS returned,
       count(CASE WHEN NOT began THEN 1 END) AS ended
ORDER BY year, region
