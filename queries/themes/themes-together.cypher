// Themes together
// Which themes come up together in one recommendation or finding?
//
// `lift` is how many times oftener the two meet than if they had nothing to do with each other (1 = by chance), among
// texts that are about any theme.
//
// :param kind => 'Recommendation'
//   Which texts. One of: Recommendation, Finding.
// :param atLeast => 2
//   The fewest texts that must be about both.
// returns: theme, otherTheme, together, lift
CALL () {
  UNWIND CASE $kind WHEN 'Finding' THEN ['findings'] ELSE [] END AS asked // none: the findings are not even looked at
  MATCH (n:Finding)-[:ABOUT]->(t:Theme)
  RETURN n, collect(t) AS themes
  UNION ALL
  UNWIND CASE $kind WHEN 'Finding' THEN [] ELSE ['recommendations'] END AS asked
  MATCH (n:Recommendation)-[:ABOUT]->(t:Theme)
  RETURN n, collect(t) AS themes
}
WITH collect(themes) AS texts
WITH texts, size(texts) AS total
UNWIND texts AS themes
UNWIND themes AS one
UNWIND themes AS two
WITH total, one, two, count(*) AS together // with itself: how often the theme comes at all
WITH total, one, collect({theme: two, together: together}) AS others, sum(CASE WHEN one = two THEN together END) AS ones
UNWIND others AS other
WITH total, other.theme AS two, collect({theme: one, times: ones, together: other.together}) AS others
WITH total, two, others, [o IN others WHERE o.theme = two | o.times][0] AS twos
UNWIND others AS other
WITH total, other.theme AS one, two, other.together AS together, other.times AS ones, twos
WHERE one.id < two.id AND together >= $atLeast
RETURN one.name AS theme, two.name AS otherTheme, together, round(1.0 * together * total / (ones * twos), 2) AS lift
ORDER BY together DESC, lift DESC, theme, otherTheme
