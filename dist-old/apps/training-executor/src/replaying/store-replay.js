import { saveReplay } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { productVersion } from '../running/provenance.js';
/** Stores a finished replay, exact or not. @returns the uuid that it has from now on. */
export async function storeReplay(store, { replay, attempt, backend, startedAt, endedAt }, by) {
    const { run, steps, seconds, weightsSha256, bitExact, firstDivergence, maxRelLossError, sameWeights, comparedSteps, missingSteps } = replay;
    const uuid = uuidv7();
    const fidelity = { bitExact, firstDivergence, maxRelLossError, sameWeights, comparedSteps, missingSteps };
    await saveReplay(store, { uuid, run, attempt, steps, backend, fidelity, weightsSha256, seconds, productVersion: productVersion(), by, startedAt, endedAt });
    return uuid;
}
//# sourceMappingURL=store-replay.js.map