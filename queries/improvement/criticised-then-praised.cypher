// Criticised, then praised
// Who was criticised on a theme and praised for it at the next inspection, and what had they planned in between?
//
// Criticised: a weakness or a recommendation. Praised: a strength. `planned` are the objectives on the theme, or with an
// action on it, in plans that answer the earlier inspection; `actions` counts the actions under them; `stillCriticised`
// counts the later inspection's own criticisms.
//
// :param theme => null
//   Name or slug of a theme, or of a group of themes; null for all.
// :param region => null
//   Region name; null for all.
// returns: authority, theme, criticisedOn, criticisms, praisedOn, praises, stillCriticised, planned, actions
WITH COLLECT {
  MATCH (chosen:Theme)<-[:BROADER*0..1]-(t:Theme)
  WHERE $theme IS NULL OR toLower($theme) IN [toLower(chosen.name), substring(chosen.id, size('theme/'))]
  RETURN DISTINCT t
} AS themes
MATCH (a:Authority)
WHERE $region IS NULL OR a.region = $region
WITH a, themes ORDER BY a.name
CALL (a, themes) {
  MATCH (a)<-[:INSPECTED]-(later:Inspection)-[:PREVIOUS]->(earlier:Inspection)
  CALL (earlier, later, themes) {
    MATCH (earlier)-[:FOUND|RECOMMENDED]->(n)-[:ABOUT]->(t:Theme)
    WHERE (n:Recommendation OR n.polarity = 'weakness') AND ($theme IS NULL OR t IN themes)
    RETURN t, count(n) AS criticisms, 0 AS praises, 0 AS stillCriticised, [] AS objectives
    UNION ALL
    MATCH (later)-[:FOUND|RECOMMENDED]->(n)-[:ABOUT]->(t:Theme)
    WHERE (n:Recommendation OR n.polarity IN ['strength', 'weakness']) AND ($theme IS NULL OR t IN themes)
    WITH t, count(CASE n.polarity WHEN 'strength' THEN 1 END) AS praises, count(n) AS all
    RETURN t, 0 AS criticisms, praises, all - praises AS stillCriticised, [] AS objectives
    UNION ALL
    MATCH (earlier)<-[:RESPONDS_TO]-(:Plan)-[:HAS_OBJECTIVE]->(o:Objective)-[:HAS_ACTION*0..1]->()-[:ABOUT]->(t:Theme)
    WHERE $theme IS NULL OR t IN themes
    RETURN t, 0 AS criticisms, 0 AS praises, 0 AS stillCriticised, collect(DISTINCT o) AS objectives
  }
  WITH earlier, later, t, sum(criticisms) AS criticisms, sum(praises) AS praises,
       sum(stillCriticised) AS stillCriticised, collect(objectives) AS lists
  WHERE criticisms > 0 AND praises > 0
  RETURN earlier, later, t, criticisms, praises, stillCriticised,
         reduce(all = [], list IN lists | all + list) AS objectives
}
RETURN a.name AS authority, t.name AS theme,
       coalesce(earlier.endedOn, earlier.publishedOn, earlier.statedOn) AS criticisedOn, criticisms,
       coalesce(later.endedOn, later.publishedOn, later.statedOn) AS praisedOn, praises, stillCriticised,
       COLLECT {
         UNWIND objectives AS o
         MATCH (o)<-[:HAS_OBJECTIVE]-(plan:Plan)
         RETURN coalesce(plan.datedOn + ': ', '') + o.text AS objective ORDER BY objective
       } AS planned,
       reduce(total = 0, o IN objectives | total + COUNT { (o)-[:HAS_ACTION]->() }) AS actions
ORDER BY authority, theme, criticisedOn, praisedOn, earlier.id, later.id
