import { advanceTo, createReplicas, createTraining, turns } from '#libs/training';
/** Steps of a single training between two looks at the signal; and read-backs of replicas that may be outstanding. */
const [STRETCH, MAX_PENDING_STEPS] = [64, 4];
/** Outcomes of the test split at the weights that a training has reached, `[records]`. */
export async function outcomesOf(training, { data, threshold }) {
    return outcomesFrom(await training.scores('test', testRows(data)), { data, threshold });
}
function testRows({ test }) {
    return Int32Array.from({ length: test.count }, (_, row) => row);
}
function outcomesFrom(scores, { data, threshold }) {
    const classes = data.classNames.length;
    return Uint8Array.from({ length: data.test.count }, (_, row) => ((scores[row * classes + classes - 1] ?? NaN) >= threshold ? 1 : 0));
}
/** Trains a spec from its start and gives the outcomes. */
export async function trainOutcomes(spec, parts) {
    const { data, clock, steps, stretches, lowerings, signal, onTrained } = parts;
    const training = createTraining({ spec, data, clock });
    const turn = turns(clock);
    training.lower(lowerings);
    try {
        for (const { from, to } of stretches) {
            training.skipTo(from);
            while (training.step < to) {
                signal.throwIfAborted();
                await advanceTo(training, Math.min(to, training.step + STRETCH));
                parts.onProgress(training.step / steps);
                await turn();
            }
        }
        return await outcomesOf(training, parts);
    }
    finally {
        training.dispose();
        onTrained(1);
    }
}
/** Bytes that the replicas of one group may take, and bytes of one parameter of one replica: weights, moments, averages, gradients. */
const [GROUP_BYTES, PARAMETER_BYTES] = [512 * 2 ** 20, 64];
/** Most replicas at once: what is finished is kept group by group. */
const MOST_AT_ONCE = 16;
/** Replicas of a net that fit into memory at once. */
export function replicasAtOnce(parameterCount) {
    return Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(GROUP_BYTES / (PARAMETER_BYTES * parameterCount))));
}
/** Trains a spec once for each seed (of the first weights and of the order of the batches), as many at once as fit into memory. Groups that are kept are not trained again. */
export async function trainArm(spec, seeds, parts) {
    const atOnce = replicasAtOnce(parts.parameterCount);
    const arm = [];
    for (let from = 0; from < seeds.length; from += atOnce)
        arm.push(...(await trainGroup(spec, seeds.slice(from, from + atOnce), parts)));
    return arm;
}
async function trainGroup(spec, seeds, parts) {
    const piece = `${parts.name}-${seeds[0] ?? 0}-${seeds.length}`;
    const before = await parts.kept.find(piece);
    if (before === null) {
        const outcomes = await trainTogether(spec, seeds, parts);
        await parts.kept.keep(piece, outcomes);
        return outcomes;
    }
    parts.onTrained(seeds.length);
    return before;
}
async function trainTogether(spec, seeds, parts) {
    const { data, clock, onTrained } = parts;
    const replicas = createReplicas({ spec, data, clock, replicas: seeds.map((seed) => ({ initSeed: seed, batchSeed: seed })) });
    try {
        await trainReplicas(replicas, parts);
        const scores = await replicas.scores('test', testRows(data));
        return scores.map((of) => outcomesFrom(of, parts));
    }
    finally {
        replicas.dispose();
        onTrained(seeds.length);
    }
}
async function trainReplicas(replicas, { clock, steps, stretches, lowerings, signal, onProgress }) {
    const turn = turns(clock);
    replicas.lower(lowerings);
    for (const { from, to } of stretches) {
        replicas.skipTo(from);
        while (replicas.step < to) {
            signal.throwIfAborted();
            replicas.advance();
            await replicas.takeFrames(MAX_PENDING_STEPS);
            onProgress(replicas.count * (replicas.step / steps));
            await turn();
        }
    }
}
//# sourceMappingURL=train-outcomes.js.map