// Actions without owner or date
// Which actions of a plan have no owner, or no date that can be read?
//
// An action that a later version of the plan continues is asked there only. It has an owner when its words name a
// person or a post that is known; what is printed instead stands in `ownerText` and `dueText`.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// returns: authority, plan, objective, action, text, missing, ownerText, dueText, document, page
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
CALL (a) {
  MATCH (a)<-[:PLAN_OF]-(version:Plan)-[:HAS_OBJECTIVE]->(o:Objective)-[:HAS_ACTION]->(x:Action)
  WHERE NOT EXISTS { (:Action)-[:CONTINUES]->(x) }
  RETURN version, o, x, EXISTS { (x)-[:OWNED_BY]->() } AS owned, x.dueOn IS NOT NULL AS dated
}
WITH a, version, o, x, owned, dated WHERE NOT (owned AND dated)
OPTIONAL CALL (x) {
  MATCH (x)-[:EVIDENCED_BY]->(p:Passage)-[:PART_OF]->(d:Document)
  RETURN coalesce(d.title, d.fileName) AS document, p.page AS page
  ORDER BY d.kind = 'news-article', d.publishedOn, d.id, p.page, p.paragraph LIMIT 1
}
RETURN a.name AS authority, version.datedOn AS plan, o.number AS objective,
       coalesce(x.printedNumber, toString(x.number)) AS action, x.text AS text,
       CASE WHEN owned THEN 'date' WHEN dated THEN 'owner' ELSE 'owner and date' END AS missing,
       x.ownerText AS ownerText, x.dueText AS dueText, document, page
ORDER BY authority, plan, version.id, objective, x.number, x.id
