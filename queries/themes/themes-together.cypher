// Themes together
// Which themes come up together in one recommendation or finding?
//
// `lift` is how many times oftener the two meet than if they had nothing to do with each other (1 = by chance), among
// texts that are about any theme.
//
// :param kind => 'Recommendation'
//   'Recommendation' or 'Finding'.
// :param atLeast => 2
//   The fewest texts that must be about both.
// returns: theme, otherTheme, together, lift
MATCH (:Inspection)-[link:FOUND|RECOMMENDED]->(n)-[:ABOUT]->(t:Theme)
WHERE type(link) = CASE $kind WHEN 'Finding' THEN 'FOUND' ELSE 'RECOMMENDED' END
WITH n, collect(t) AS themes
WITH collect(themes) AS texts
WITH texts, COLLECT {
  UNWIND texts AS themes UNWIND themes AS t
  WITH t, count(*) AS times
  RETURN {theme: t, times: times}
} AS counts
UNWIND texts AS themes
UNWIND themes AS one
UNWIND themes AS two
WITH texts, counts, one, two WHERE one.id < two.id
WITH size(texts) AS total, counts, one, two, count(*) AS together WHERE together >= $atLeast
WITH total, one, two, together, [c IN counts WHERE c.theme = one | c.times][0] AS ones,
     [c IN counts WHERE c.theme = two | c.times][0] AS twos
RETURN one.name AS theme, two.name AS otherTheme, together, round(1.0 * together * total / (ones * twos), 2) AS lift
ORDER BY together DESC, lift DESC, theme, otherTheme
