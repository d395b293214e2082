// Criticised, then praised
// Who was criticised on a theme and praised for it at the next inspection, and what had they planned in between?
//
// Criticised: a weakness or a recommendation. Praised: a strength. `planned` are the objectives on the theme in plans
// that answer the earlier inspection; `stillCriticised` counts the later inspection's own criticisms.
//
// :param theme => null
//   Name or slug of a theme, or of a group of themes; null for all.
// :param region => null
//   Region name; null for all.
// returns: authority, theme, criticisedOn, criticisms, praisedOn, praises, stillCriticised, planned, actions
MATCH (chosen:Theme)<-[:BROADER*0..1]-(t:Theme)
WHERE $theme IS NULL OR toLower($theme) IN [toLower(chosen.name), substring(chosen.id, size('theme/'))]
WITH DISTINCT t
MATCH (t)<-[:ABOUT]-(strong:Finding)<-[:FOUND]-(later:Inspection)-[:PREVIOUS]->(earlier:Inspection)-[:INSPECTED]->(a:Authority)
WHERE strong.polarity = 'strength' AND ($region IS NULL OR a.region = $region)
WITH t, a, earlier, later, count(strong) AS praises
WITH t, a, earlier, later, praises,
     COUNT { MATCH (earlier)-[:FOUND|RECOMMENDED]->(n)-[:ABOUT]->(t) WHERE n:Recommendation OR n.polarity = 'weakness' } AS criticisms
WHERE criticisms > 0
RETURN a.name AS authority, t.name AS theme, coalesce(earlier.endedOn, earlier.publishedOn, earlier.statedOn) AS criticisedOn,
       criticisms, coalesce(later.endedOn, later.publishedOn, later.statedOn) AS praisedOn, praises,
       COUNT { MATCH (later)-[:FOUND|RECOMMENDED]->(n)-[:ABOUT]->(t) WHERE n:Recommendation OR n.polarity = 'weakness' } AS stillCriticised,
       COLLECT {
         MATCH (earlier)<-[:RESPONDS_TO]-(plan:Plan)-[:HAS_OBJECTIVE]->(o:Objective)
         WHERE EXISTS { (o)-[:ABOUT]->(t) } OR EXISTS { (o)-[:HAS_ACTION]->()-[:ABOUT]->(t) }
         RETURN coalesce(plan.datedOn + ': ', '') + o.text AS objective ORDER BY objective
       } AS planned,
       COUNT {
         MATCH (earlier)<-[:RESPONDS_TO]-(:Plan)-[:HAS_OBJECTIVE]->(o:Objective)-[:HAS_ACTION]->(x:Action)
         WHERE EXISTS { (o)-[:ABOUT]->(t) } OR EXISTS { (x)-[:ABOUT]->(t) }
       } AS actions
ORDER BY authority, theme, criticisedOn, praisedOn, earlier.id, later.id
