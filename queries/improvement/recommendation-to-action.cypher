// From recommendation to action
// What did the authority promise for each recommendation: which objective, which actions, whose, and due when?
//
// A recommendation without an objective, or an objective without actions, is listed with the rest left empty.
//
// :param authority => null
//   Name, other spelling or GSS code; null for all.
// :param number => null
//   Number of the recommendation in its list; null for all.
// returns: authority, inspectedOn, addressee, number, recommendation, plan, objective, objectiveText, action, actionText, owners, ownerText, dueOn, dueText
MATCH (a:Authority)
WHERE $authority IS NULL
   OR toLower($authority) IN [name IN [a.name, a.gssCode] + coalesce(a.altNames, []) | toLower(name)]
WITH a ORDER BY a.name
MATCH (a)<-[:INSPECTED]-(i:Inspection)-[:RECOMMENDED]->(r:Recommendation)
WHERE $number IS NULL OR r.number = toInteger($number)
OPTIONAL MATCH (r)<-[:ADDRESSES]-(o:Objective)<-[:HAS_OBJECTIVE]-(p:Plan)
OPTIONAL MATCH (o)-[:HAS_ACTION]->(x:Action)
RETURN a.name AS authority, coalesce(i.endedOn, i.publishedOn, i.statedOn) AS inspectedOn, r.addressee AS addressee,
       r.number AS number, r.text AS recommendation, p.datedOn AS plan, o.number AS objective, o.text AS objectiveText,
       coalesce(x.printedNumber, toString(x.number)) AS action, x.text AS actionText,
       COLLECT {
         MATCH (x)-[:OWNED_BY]->(who)
         RETURN coalesce(who.name, who.title, who.role) AS name ORDER BY name
       } AS owners,
       x.ownerText AS ownerText, x.dueOn AS dueOn, x.dueText AS dueText
ORDER BY authority, inspectedOn, i.id, addressee, number, r.id, plan, p.id, objective, x.number, x.id
