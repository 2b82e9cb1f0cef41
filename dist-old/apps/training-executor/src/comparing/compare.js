import { loadavg } from 'node:os';
import { InputError } from '#libs/contracts';
import { seededRandom, splitOffValidation } from '#libs/datasets';
import { baselinesOf, bestFinalLoss, choiceArm, judgeArms, scalerArms, targetOf, tunedRates } from '#libs/scaling-comparison';
import { resolveBackend } from '#libs/tensor-math';
import { describeModel } from '#libs/training';
import { hardware, productVersion } from '../running/provenance.js';
import { compareProgress } from './compare-progress.js';
import { economyOf } from './economy-of.js';
import { measureSeconds } from './measure-seconds.js';
import { trainCurves } from './train-curves.js';
/** Far from the seeds that people give to runs; tuning has seeds of its own. */
const [FIRST_SEED, FIRST_TUNING_SEED] = [2_000_000, 2_500_000];
const RESAMPLES = 2000;
/**
 * Trains the scaler of a spec, its ablations and tuned baselines with the same seeds, and holds them to one target.
 *
 * Learning rates and target are chosen on the validation split with seeds of their own; the test split is looked at after the last step.
 *
 * @throws InputError where there is no target; the signal's reason when it is aborted.
 */
export async function compare(plan, parts) {
    return (await compareInFull(plan, parts)).comparison;
}
/** The same, with the curves behind it. */
export async function compareInFull(plan, { data: whole, costs, clock, signal, say, kept }) {
    const { spec, budget, evaluateEvery, seeds, tuningSeeds, tuned, also } = plan;
    const { data, validation } = splitOffValidation(whole, 0);
    const layers = describeModel(spec.model, data);
    const parameterCount = layers.reduce((sum, layer) => sum + layer.parameterCount, 0);
    const { name: backend } = await resolveBackend(spec.backend, { parameterCount, kind: spec.model.kind });
    const arms = [...scalerArms(spec, tuned, also), ...(plan.choice === null ? [] : [choiceArm(plan.choice)]), ...baselinesOf(spec, plan.families, budget)];
    const progress = compareProgress({ plan, arms, clock, say });
    const passes = { plan, kept, progress, data, validation, budget, evaluateEvery, parameterCount, clock, signal };
    const trials = await tuneAll(arms, passes);
    const target = targetFrom(arms, trials);
    const trained = await trainAll(arms, trials, target.loss, passes);
    const seconds = await secondsOf(plan, { data, clock, turns: plan.turns, signal, say, kept });
    const timed = trained.map((arm, i) => ({ ...arm, secondsPerStep: seconds[timedName(arms[i], i === 0)] ?? null }));
    const results = judgeArms(timed, { target: target.loss, budget }, resampling());
    const comparison = {
        ...{ name: spec.name, batchSize: spec.batchSize, backend, budget, evaluateEvery, seeds, tuningSeeds, tuned, target: target.loss, targetBy: target.by, arms: results, seconds, costs },
        data: { name: data.name, trainRows: data.train.count, validationRows: validation.count, testRows: data.test.count, ...(data.target === undefined ? {} : { predicts: data.target.column }) },
        model: { kind: spec.model.kind, layers: layers.length, parameters: parameterCount },
        economy: economyOf(results, { plainSeconds: seconds[PLAIN]?.processor ?? [], costs, layers: layers.length }, resampling()),
        ...(plan.choice === null ? {} : { choiceChanged: plan.choice.changed }),
        machine: { ...hardware(), load: loadavg()[0] ?? NaN },
        version: productVersion(),
    };
    return { comparison, curves: curvesOf(trained) };
}
/** At each arm's fastest rate; every training was looked at after the same steps. */
function curvesOf(trained) {
    const [first] = trained;
    return {
        seeds: first?.curves.map(({ seed }) => seed) ?? [],
        steps: first?.curves[0]?.steps ?? [],
        losses: trained.map(({ curves }) => curves.map(({ losses }) => losses)),
    };
}
/** The same draws in every comparison. */
function resampling() {
    return { resamples: RESAMPLES, uniform: seededRandom(FIRST_SEED).unit };
}
/** Each arm that has more than one rate, at all of them; none for the others. */
async function tuneAll(arms, passes) {
    const found = [];
    for (const [i, { name, spec, rates }] of arms.entries()) {
        const seeds = seedsFrom(FIRST_TUNING_SEED, passes.plan.tuningSeeds);
        const tries = rates.length === 1 ? [] : rates.flatMap((learningRate) => seeds.map((seed) => ({ seed, learningRate })));
        const curves = await pass(`tune-${i}`, { label: `tuning ${name}`, spec, trials: tries }, passes);
        found.push(tries.length === 0 ? [] : rates.map((rate, r) => ({ rate, curves: curves.slice(r * seeds.length, (r + 1) * seeds.length) })));
    }
    return found;
}
function targetFrom(arms, trials) {
    const baselines = arms.flatMap(({ role, name }, i) => (role === 'baseline' ? [{ name, of: trials[i] ?? [] }] : []));
    try {
        const loss = targetOf(baselines.map(({ of }) => of));
        return { loss, by: baselines.find(({ of }) => bestFinalLoss(of) === loss)?.name ?? '' };
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        throw new InputError({ source: null, path: 'spec', value: error.message, allowed: 'a task on which a baseline trains' }, { cause: error });
    }
}
async function trainAll(arms, trials, target, passes) {
    const seeds = seedsFrom(FIRST_SEED, passes.plan.seeds);
    const trained = [];
    for (const [i, { name, role, spec, rates: grid }] of arms.entries()) {
        const [only] = grid;
        const rates = grid.length === 1 ? { fast: only, accurate: only, atEdge: false } : tunedRates(trials[i] ?? [], target, passes.budget);
        const distinct = [...new Set([rates.fast, rates.accurate])];
        const all = distinct.flatMap((learningRate) => seeds.map((seed) => ({ seed, learningRate })));
        const curves = await pass(`train-${i}`, { label: name, spec, trials: all }, passes);
        trained.push({ name, role, rates, curves: curves.slice(0, seeds.length), accurate: curves.slice(-seeds.length), secondsPerStep: null });
    }
    return trained;
}
/** Trains what an earlier attempt has not finished. */
async function pass(piece, { label, spec, trials }, passes) {
    const { kept, progress } = passes;
    const before = await kept.find(piece);
    if (before === null) {
        const curves = await trainCurves(spec, trials, { ...passes, onSteps: (steps) => { progress.step(label, steps); } });
        if (trials.length > 0)
            await kept.keep(piece, curves);
        progress.trained(trials.length);
        return curves;
    }
    progress.kept(label, trials.length);
    return before;
}
function seedsFrom(first, count) {
    return Array.from({ length: count }, (_, i) => first + i);
}
/** Names of what is timed: the scaler as it runs, and its base optimizer alone; a family has its own name. */
const [RECORDED, PLAIN, CHOICE] = ['scaler, recorded', 'base optimizer alone', 'other choice, recorded'];
async function secondsOf({ spec, families, budget, choice }, parts) {
    const before = await parts.kept.find('seconds');
    if (before !== null)
        return before;
    const own = { ...spec, provoke: [] };
    const baselines = baselinesOf(spec, families, budget).filter(({ name }) => name.endsWith('constant'));
    const arms = [
        { name: RECORDED, spec: own, recording: 'full' },
        { name: PLAIN, spec: own, recording: 'none' },
        ...(choice === null ? [] : [{ name: CHOICE, spec: { ...choice.spec, provoke: [] }, recording: 'full' }]),
        ...baselines.map(({ family, spec: baseline }) => ({ name: family, spec: baseline, recording: 'none' })),
    ];
    const found = Object.fromEntries(await measureSeconds(arms, parts));
    await parts.kept.keep('seconds', found);
    return found;
}
/** Ablations and further scalers are not timed. */
function timedName({ role, name }, isOwn) {
    if (isOwn)
        return RECORDED;
    if (role === 'auditable' || role === 'free')
        return CHOICE;
    return role === 'baseline' ? (name.split(',')[0] ?? '') : '';
}
//# sourceMappingURL=compare.js.map