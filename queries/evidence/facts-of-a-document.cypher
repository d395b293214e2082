// Facts of a document
// Which facts stand on a document, on which page and in which words?
//
// :param document => null
//   Part of the title or of the file name, or the id; null for the document that was published last.
// returns: document, page, paragraph, what, id, words
MATCH (d:Document)
WHERE $document IS NULL OR d.id = $document OR toLower(d.fileName) CONTAINS toLower($document)
   OR toLower(d.title) CONTAINS toLower($document)
WITH d ORDER BY coalesce(d.publishedOn, '') DESC, d.id
WITH collect(d) AS found
UNWIND CASE WHEN $document IS NULL THEN found[..1] ELSE found END AS d
MATCH (d)<-[:PART_OF]-(p:Passage)<-[:EVIDENCED_BY]-(n)
RETURN coalesce(d.title, d.fileName) AS document, p.page AS page, p.paragraph AS paragraph, labels(n)[0] AS what,
       n.id AS id, p.text AS words
ORDER BY d.id, page, paragraph, id
