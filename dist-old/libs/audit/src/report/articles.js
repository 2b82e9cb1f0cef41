/** What a law or framework asks for, in our words, and which parts of a report hold evidence about it: never a claim of compliance. */
export const REPORT_MAPPING = [
    { source: 'EU AI Act, Article 12', asks: 'automatic recording of events over the lifetime of the system', evidence: 'the ledger of scaling decisions, its completeness and gaps', parts: [4, 10] },
    { source: 'EU AI Act, Article 13', asks: 'information that lets deployers interpret the output', evidence: 'decisions with their effect, grade and limits', parts: [3, 6, 8] },
    { source: 'EU AI Act, Article 14', asks: 'human oversight', evidence: 'alerts, what people did about them, sign-off', parts: [5, 9] },
    { source: 'EU AI Act, Articles 19 and 26(6)', asks: 'keeping of the logs', evidence: 'what is recorded, what retention has removed, and by whom', parts: [4, 10] },
    { source: 'EU AI Act, Article 86', asks: 'an explanation of the role of the system and of the main elements of a decision', evidence: 'the prediction, the scaling decisions that moved it, the counterfactual; not why the data of the person lead to it', parts: [1, 3, 6] },
    { source: 'EU AI Act, Annex IV, 2(b) to (g)', asks: 'design choices, computational resources, training data, validation', evidence: 'specification, versions, seeds, hashes of the data, hardware, test figures, groups', parts: [2, 7] },
    { source: 'NIST AI RMF, Govern', asks: 'accountability', evidence: 'who acted, why, and who signed', parts: [5, 9] },
    { source: 'NIST AI RMF, Map', asks: 'context and limits', evidence: 'the subject, and what this does not show', parts: [1, 8] },
    { source: 'NIST AI RMF, Measure', asks: 'evaluation with its uncertainty', evidence: 'effects with grade and control, decision-LDS with its interval, groups with intervals', parts: [3, 6, 7] },
    { source: 'NIST AI RMF, Manage', asks: 'response to risks', evidence: 'incidents from opening to closing', parts: [5] },
];
//# sourceMappingURL=articles.js.map