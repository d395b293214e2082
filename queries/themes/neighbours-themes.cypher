// Neighbours' themes
// On which themes are an authority's statistical neighbours criticised?
//
// A neighbour counts for a theme when its latest inspection with findings or recommendations has a weakness or a
// recommendation about it; `alsoHere` says whether the authority's own latest inspection does. Without an authority,
// every authority of England is asked for in turn, also one of which no document is loaded.
//
// :param authority => null
//   Name, other spelling or GSS code; null for every authority of England in turn.
// returns: authority, theme, neighbours, alsoHere, names
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
CALL (a) {
  MATCH (a)-[:STATISTICAL_NEIGHBOUR*0..1]->(other:Authority)
  CALL (other) {
    MATCH (other)<-[:INSPECTED]-(i:Inspection)
    WHERE EXISTS { (i)-[:FOUND|RECOMMENDED]->() }
    WITH i ORDER BY coalesce(i.endedOn, i.publishedOn, i.statedOn, '') DESC, i.id LIMIT 1
    MATCH (i)-[:FOUND|RECOMMENDED]->(n)-[:ABOUT]->(t:Theme)
    WHERE n:Recommendation OR n.polarity = 'weakness'
    RETURN DISTINCT t
  }
  WITH t, other ORDER BY other.name
  WITH t, collect(other) AS raised
  RETURN t, a IN raised AS alsoHere, [other IN raised WHERE other <> a | other.name] AS names
}
WITH a, t, alsoHere, names WHERE size(names) > 0
RETURN a.name AS authority, t.name AS theme, size(names) AS neighbours, alsoHere, names
ORDER BY authority, a.id, neighbours DESC, theme
