import { saveComparison } from '#libs/decision-store';
import { fastestBaseline } from '#libs/scaling-comparison';
import { sourceCommit } from '../running/provenance.js';
import { ownArm } from './comparison.js';
import { findings } from './comparison-words.js';
/** Stores a comparison. @returns its number. */
export async function storeComparison(store, compared, { comparison, curves }) {
    return await saveComparison(store, { ...compared, commit: sourceCommit(), headline: headlineOf(comparison), findings: findings(comparison), comparison, curves });
}
/** The whole optimizer against the fastest tuned baseline. */
function headlineOf(comparison) {
    const own = ownArm(comparison);
    const { name: other } = fastestBaseline(comparison.arms);
    const steps = own.against.find((against) => against.other === other)?.steps ?? { percent: NaN, ci95: [NaN, NaN] };
    return { scaler: own.name, other, steps };
}
//# sourceMappingURL=store-comparison.js.map