// Themes together
// Which themes come up together in one recommendation or finding?
//
// `lift` is how many times oftener the two meet than if they had nothing to do with each other (1 = by chance).
//
// :param atLeast => 2
//   The fewest texts that must be about both.
// :param kind => 'Recommendation'
//   'Recommendation' or 'Finding'.
// returns: theme, otherTheme, together, lift
MATCH (n:Recommendation|Finding)-[:ABOUT]->(t:Theme)
WHERE $kind IN labels(n)
WITH n, collect(t) AS themes
WITH collect(themes) AS texts, count(n) AS total
UNWIND texts AS themes
UNWIND themes AS t
WITH texts, total, t, count(*) AS times
WITH texts, total, collect({t: t, times: times}) AS counts
UNWIND texts AS themes
UNWIND themes AS one
UNWIND themes AS two
WITH total, counts, one, two WHERE one.id < two.id
WITH total, counts, one, two, count(*) AS together WHERE together >= $atLeast
RETURN one.name AS theme, two.name AS otherTheme, together,
       round(1.0 * together * total / ([c IN counts WHERE c.t = one | c.times][0] * [c IN counts WHERE c.t = two | c.times][0]), 2) AS lift
ORDER BY together DESC, lift DESC, theme, otherTheme
