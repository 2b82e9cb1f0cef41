import { createHash } from 'node:crypto';
import { InputError, otherChoice } from '#libs/contracts';
import { batchesPerEpoch } from '#libs/datasets';
import { totalStepsOf } from '#libs/training';
import { productVersion, specSha256 } from '../running/provenance.js';
/** Looks at the validation split within a budget, at least: time to target is no finer than that. */
const LOOKS = 50;
/** Fewest looks with which a target means something. */
const LEAST_BUDGET = 10;
/** @throws InputError for a budget that is too short to reach anything in. */
export function planOf(spec, data, { auditable = false, ...options }) {
    const budget = options.budget ?? totalStepsOf(spec, batchesPerEpoch(data.train.count, spec.batchSize));
    if (budget < LEAST_BUDGET)
        throw new InputError({ source: null, path: 'budget', value: `${budget} steps`, allowed: `${LEAST_BUDGET} steps or more` });
    return { ...options, choice: auditable ? otherChoice(spec) : null, spec, budget, evaluateEvery: Math.max(1, Math.floor(budget / LOOKS)) };
}
/** Names a plan: what is kept of one is of no use to another, nor to another version. */
export function planVersion(plan, data) {
    const { spec, ...rest } = plan;
    return createHash('sha256').update(JSON.stringify([productVersion(), specSha256(spec), rest, data.manifest])).digest('hex');
}
//# sourceMappingURL=compare-plan.js.map