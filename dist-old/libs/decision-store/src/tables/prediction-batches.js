/** Recorded scores of sensitive predictions in order of step, then place. */
export async function* predictionBatches(client, { runId, fromStep, toStep }) {
    const kept = await client.query('select place, pseudonym, record from prediction where run_id = $1 and place is not null order by place', [runId]);
    for (let step = fromStep;; step += 1) {
        const { rows } = await client.query('select step, threshold, scores from prediction_score where run_id = $1 and step between $2 and $3 order by step limit 1', [runId, step, toStep]);
        const row = rows[0];
        if (row === undefined)
            return;
        step = row.step;
        const scored = kept.rows.filter(({ place }) => place < row.scores.length);
        yield [scored.map(() => row.step), scored.map(({ pseudonym }) => pseudonym), scored.map(({ record }) => record), scored.map(({ place }) => row.scores[place] ?? NaN), scored.map(() => row.threshold)];
    }
}
/** Recorded counts of groups in order of step, then attributes. */
export async function* groupBatches(client, { runId, fromStep, toStep }) {
    const { rows } = await client.query('select step, attributes, groups from group_metric where run_id = $1 and step between $2 and $3 order by step, attributes', [runId, fromStep, toStep]);
    const all = rows.flatMap(({ step, attributes, groups }) => groups.map((of) => ({ step, attributes: attributes.join(' × '), ...of, group: of.group.join(', ') })));
    if (all.length > 0)
        yield ['step', 'attributes', 'group', 'count', 'positives', 'selected', 'hits'].map((column) => all.map((row) => row[column]));
}
//# sourceMappingURL=prediction-batches.js.map