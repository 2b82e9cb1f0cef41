import { REACHES_INTO_RANGE } from '../ledger/load-block.js';
/** The first `maxSteps` steps of `range` that are recorded, ascending; fewer when there are no more. */
export async function presentSteps({ pool }, runId, range) {
    const { fromStep, toStep, maxSteps } = range;
    // every chunk that reaches into the range has at least one step of it
    const { rows } = await pool.query(`select step0, n from step_chunk where run_id = $1 and ${REACHES_INTO_RANGE} order by step0 limit $4`, [runId, fromStep, toStep, maxSteps]);
    const steps = [];
    for (const { step0, n } of rows) {
        const end = Math.min(step0 + n - 1, toStep);
        for (let step = Math.max(step0, fromStep); step <= end && steps.length < maxSteps; step++)
            steps.push(step);
    }
    return Int32Array.from(steps);
}
//# sourceMappingURL=present-steps.js.map