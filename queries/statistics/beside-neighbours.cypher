// Statistics beside neighbours
// How does a figure of an authority compare with its statistical neighbours'?
//
// The latest figure of each, the authority's own first, whatever its day: figures side by side may be years apart, so
// compare `measuredOn` before the values. `per10000` relates a number of children to the latest number of children under
// 18 that is known, which may be of another year, too. Without an authority, every authority of England is asked for in
// turn, also one of which no document is loaded.
//
// :param indicator => 'looked-after'
//   Indicator, such as 'looked-after', 'child-protection-plans' or 'looked-after-out-of-area'.
// :param authority => null
//   Name, other spelling or GSS code; null for every authority of England in turn.
// returns: authority, neighbour, indicator, value, unit, measuredOn, per10000, nationalValue
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
MATCH (a)-[:STATISTICAL_NEIGHBOUR*0..1]->(other:Authority)
CALL (other) {
  MATCH (other)<-[:MEASURED_IN]-(s:Statistic {indicator: $indicator})
  RETURN s ORDER BY coalesce(s.measuredOn, '') DESC, s.id DESC LIMIT 1
}
OPTIONAL CALL (other, s) {
  MATCH (other)<-[:MEASURED_IN]-(all:Statistic {indicator: 'children-under-18'})
  WHERE s.unit = 'children'
  RETURN all.value AS children ORDER BY coalesce(all.measuredOn, '') DESC, all.id DESC LIMIT 1
}
RETURN a.name AS authority, other.name AS neighbour, s.indicator AS indicator, s.value AS value, s.unit AS unit,
       s.measuredOn AS measuredOn, round(10000.0 * s.value / children, 1) AS per10000, s.nationalValue AS nationalValue
ORDER BY authority, a.id, CASE WHEN other = a THEN 0 ELSE 1 END, neighbour
