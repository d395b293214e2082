// Facts without evidence
// Which facts stand on no passage of any document?
//
// There should be none: what the reference data and the documents themselves bring needs no evidence, all else does.
//
// returns: what, id
MATCH (n:Organisation|Service|Post|Person|Tenure|Inspection|Judgement|Finding|Recommendation|Plan|Objective|Action
        |StatusReport|Outcome|SuccessMeasure|Statistic|Claim)
WHERE NOT EXISTS { (n)-[:EVIDENCED_BY]->() }
RETURN labels(n)[0] AS what, n.id AS id
ORDER BY what, id
