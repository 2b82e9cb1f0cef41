import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '#libs/contracts';
import { meanOf } from '#libs/scaling-comparison';
import { builtInRules, createRuleEngine, windowOfFrames } from '#libs/stability-rules';
import { createTraining } from '#libs/training';
import { createObedience } from '../../apps/training-executor/src/obeying/obedience.js';
import { orderQueue } from '../../apps/training-executor/src/obeying/order.js';
import { checkpointShelf } from '../../apps/training-executor/src/running/checkpoint-shelf.js';
import { trainToEnd } from '../../apps/training-executor/src/running/loop.js';
import { corruptBatch } from '../corrupt-batch.js';
import { LAST } from './first-line.js';
import { specOf } from './trainings.js';
/** Rules whose alerts ask for a rollback, as `actions` of a spec would say. */
const ASKING = new Set(['scale-spike', 'gradient-spike', 'loss-spike', 'loss-divergence', 'non-finite-gradient', 'scaler-out-of-range']);
/** Trains each seed by the loop that runs train by; with `asking` the rules ask for rollbacks. */
export async function secondLine(cell, data, { seeds, steps }, asking) {
    const all = [];
    for (let seed = 0; seed < seeds; seed++)
        all.push(await oneTraining(cell, data, { seed, steps, asking }));
    return { accuracies: all.map(({ accuracy }) => accuracy), rollbacks: all.map(({ done }) => done), refused: all.map(({ refused }) => refused) };
}
async function oneTraining(cell, data, { seed, steps, asking }) {
    const spec = specOf(cell, steps, seed);
    const training = createTraining({ spec, data, clock: systemClock });
    const folder = await mkdtemp(path.join(tmpdir(), 'gradlens-guards-'));
    const [orders, notes, accuracies] = [orderQueue(), [], []];
    const sink = sinkOf(notes);
    const shelf = checkpointShelf([]);
    const nothing = () => undefined;
    const obedience = createObedience({ training, sink, shelf, orders, recorded: [], firstStep: 0, ledgerStep: -1, say: nothing, onObeyed: nothing });
    const events = {
        onSteps: asking ? askByRules(training, orders) : nothing,
        onEvaluation: ({ accuracy }) => Promise.resolve(void accuracies.push(accuracy)),
        onCheckpoint: async (step, bytes) => {
            const file = path.join(folder, `${step}.safetensors`);
            await writeFile(file, bytes);
            await shelf.add({ step, path: file, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length });
        },
    };
    const corrupted = withBadBatch(training, () => corruptBatch(data, spec, { step: steps / 2, factor: cell.injection.batchFactor }), steps / 2);
    await trainToEnd({ training: corrupted, sink, spec, controls: { stopRequest: () => null, whilePaused: () => null }, obedience, events, predictions: null, growth: null, clock: systemClock });
    training.dispose();
    await rm(folder, { recursive: true });
    const counted = (kind) => notes.filter((each) => each === kind).length;
    return { accuracy: meanOf(accuracies.slice(-LAST)), done: counted('rollback'), refused: counted('command-refused') };
}
/** The rules on the frames of the tap; an alert asks to go back to before its condition began. */
function askByRules({ layers, scalerRange }, orders) {
    const engine = createRuleEngine(builtInRules);
    const names = layers.map(({ name }) => name);
    let state = engine.initial();
    return (frames) => {
        const evaluated = engine.evaluate(state, windowOfFrames('guards', frames, names, { scalerRange }));
        ({ state } = evaluated);
        const fired = evaluated.transitions.filter((each) => each.state === 'firing' && ASKING.has(each.rule));
        const [first] = fired; // alerts of one look join, as their requests do
        if (first !== undefined)
            orders.push({ kind: 'rollback', seq: null, by: first.rule, reason: first.summary, args: { toStep: Math.max(0, first.since - 1) } });
    };
}
/** A training whose data are bad at one step. */
function withBadBatch(training, corrupt, at) {
    const advance = () => {
        const restore = training.step === at ? corrupt() : null;
        training.advance();
        restore?.();
    };
    return Object.create(training, { advance: { value: advance } });
}
/** Takes everything, and remembers the kinds of events. */
function sinkOf(kinds) {
    return {
        push: () => true,
        ready: () => Promise.resolve(),
        note: ({ note }) => void kinds.push(String(note['kind'])),
        flush: () => Promise.resolve(),
    };
}
//# sourceMappingURL=second-line.js.map