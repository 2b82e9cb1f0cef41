import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseFrame } from '#libs/audit';
import { InputError } from '#libs/contracts';
import { advanceTo } from '#libs/training';
import { followRecord } from '../obeying/follow-record.js';
import { loweringsOf } from '../obeying/intervention.js';
import { requireSameData } from '../replaying/require-same-data.js';
import { prepareRun } from '../running/prepare-run.js';
import { LEDGER_FILE } from './bundle-file.js';
import { decisionComparer, recordedSteps } from './compare-decisions.js';
/**
 * Recomputes steps of a bundled run and compares every loss and every measure with its ledger. Data and split must have the recorded
 * checksums.
 *
 * @throws InputError when data are missing or others, the backend is not here, the spec does not fit, or no step could be compared.
 */
export async function reproduceBundle(context, bundle, options) {
    const backend = options.backend ?? bundle.backend;
    const prepared = await prepareRun({ ...bundle.spec, backend: backend }, { ...context, signal: options.signal });
    const { training } = prepared;
    try {
        requireSameData(bundle.dataManifest, prepared.data.manifest);
        const stretches = stretchesOf(bundle, options.steps);
        const record = await recordOf(bundle, stretches);
        const comparer = decisionComparer(bundle.layers, options.tolerance);
        let missingSteps = 0;
        for (const stretch of stretches)
            missingSteps += await recompute(training, stretch, { bundle, record, comparer, options });
        const compared = comparer.result();
        if (compared.steps === 0)
            throw nothingCompared(bundle, missingSteps);
        return {
            ...compared,
            ...(await weightsOf(training, bundle, options.steps === null)),
            ...{ run: bundle.run, outcome: outcomeOf(compared), missingSteps, recordedBackend: bundle.backend, backend: prepared.backend.name },
            ...{ stretches: stretches.map(({ from, to }) => ({ from, to: to - 1 })), tolerance: options.tolerance, vouchedBy: bundle.vouchedBy },
        };
    }
    finally {
        training.dispose();
    }
}
function nothingCompared({ run }, steps) {
    return new InputError({ source: LEDGER_FILE, path: 'decisions', value: `none of the ${steps} recomputed steps of run ${run}`, allowed: 'a ledger that still holds some of them (gaps and retention leave steps out); more with --steps or --all' });
}
function outcomeOf({ sameBits, diverged }) {
    if (sameBits)
        return 'same';
    return diverged === null ? 'within-tolerance' : 'diverged';
}
/** A stretch ends where a rollback went back: what it went back to may be in no bundle. The whole run keeps these states on its way. */
function stretchesOf({ checkpoints, lastStep, interventions }, steps) {
    const end = lastStep + 1;
    if (steps === null)
        return [{ from: 0, to: end, checkpoint: null }];
    const turns = interventions.flatMap((each) => (each.kind === 'rollback' ? [each.fromStep] : []));
    const stretch = (from, checkpoint) => ({ from, checkpoint, to: Math.min(end, from + steps, ...turns.filter((turn) => turn > from)) });
    const usable = checkpoints.filter(({ step }) => step > 0 && step < end && !turns.includes(step));
    return [stretch(0, null), ...usable.map(({ step, file }) => stretch(step, file))];
}
/** The recorded steps of the stretches. */
async function recordOf(bundle, stretches) {
    const steps = new Map();
    const isAsked = (step) => stretches.some(({ from, to }) => from <= step && step < to);
    for await (const { head, payload } of bundle.frames()) {
        if (head.kind !== 'decisions' || payload === null || !stretches.some(({ from, to }) => from < head.step0 + head.n && head.step0 < to))
            continue;
        const frame = parseFrame(payload);
        if (frame.kind !== 'decisions')
            continue;
        for (const [step, recorded] of recordedSteps(frame))
            if (isAsked(step))
                steps.set(step, recorded);
    }
    return steps;
}
/** Steps between two looks at the signal. */
const PART = 256;
/** Recomputes a stretch; gives how many of its steps are not in the record. */
async function recompute(training, { from, to, checkpoint }, { bundle, record, comparer, options }) {
    let missing = 0;
    if (checkpoint !== null)
        training.restore(await readFile(checkpoint));
    training.lower(loweringsOf(bundle.interventions));
    const follower = options.steps === null ? followRecord(training, bundle.interventions) : null;
    options.onStretch(from, to);
    while (training.step < to) {
        options.signal.throwIfAborted();
        const frames = await advanceTo(training, Math.min(training.step + PART, to), async () => {
            await follower?.before();
            training.advance();
        });
        for (const frame of frames) {
            const recorded = record.get(frame.step);
            if (recorded === undefined)
                missing += 1;
            else
                comparer.compare(frame, recorded);
        }
        await nextTurn();
    }
    return missing;
}
/** The weights that the run ended with: recomputed, or those of the checkpoint behind its last step. */
async function weightsOf(training, { summary, checkpoints }, isWhole) {
    const none = { sameWeights: null, weightsFrom: null };
    if (summary === null || summary.weightsSha256 === null)
        return none;
    const last = checkpoints.find(({ step }) => step === summary.steps);
    if (!isWhole && last !== undefined)
        training.restore(await readFile(last.file));
    if (training.step !== summary.steps)
        return none;
    return { sameWeights: (await training.weightsSha256()) === summary.weightsSha256, weightsFrom: isWhole ? 'recomputed' : 'checkpoint' };
}
//# sourceMappingURL=reproduce-bundle.js.map