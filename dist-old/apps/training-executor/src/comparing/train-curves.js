import { createReplicas, turns } from '#libs/training';
import { replicasAtOnce } from '../impact/train-outcomes.js';
/** Read-backs of replicas that may be outstanding. Unit: steps. */
const MAX_PENDING = 4;
/**
 * Trains a spec once for each trial, as many side by side as fit into memory.
 *
 * @returns curves in the order of the trials. @throws the signal's reason when it is aborted.
 */
export async function trainCurves(spec, trials, parts) {
    const atOnce = replicasAtOnce(parts.parameterCount);
    const curves = [];
    for (let from = 0; from < trials.length; from += atOnce) {
        const group = trials.slice(from, from + atOnce);
        curves.push(...(await trainTogether(spec, group, { ...parts, onSteps: (steps) => { parts.onSteps(from * parts.budget + steps); } })));
    }
    return curves;
}
async function trainTogether(spec, trials, { data, validation, budget, evaluateEvery, clock, signal, onSteps, atEnd }) {
    const replicas = createReplicas({ spec, data, clock, replicas: trials.map(({ seed, learningRate }) => ({ initSeed: seed, batchSeed: seed, learningRate })) });
    const looks = [];
    const turn = turns(clock);
    try {
        while (replicas.step < budget) {
            signal.throwIfAborted();
            replicas.advance();
            await replicas.takeFrames(MAX_PENDING);
            const { step } = replicas;
            if (step % evaluateEvery === 0 || step === budget)
                looks.push({ step, losses: (await replicas.evaluateOn(validation)).map(({ loss }) => loss) });
            onSteps(step * trials.length);
            await turn();
        }
        await replicas.takeFrames(0);
        const ends = await replicas.evaluate('test');
        await atEnd?.(replicas);
        return trials.map(({ seed }, r) => ({
            ...{ seed, steps: looks.map(({ step }) => step), losses: looks.map(({ losses }) => losses[r] ?? NaN) },
            ...{ testAccuracy: ends[r]?.errors?.r2 ?? ends[r]?.accuracy ?? NaN, testLoss: ends[r]?.loss ?? NaN },
        }));
    }
    finally {
        replicas.dispose();
    }
}
//# sourceMappingURL=train-curves.js.map