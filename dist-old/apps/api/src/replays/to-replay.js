import { fidelityWords, isSameRun, replayProblem } from '#libs/contracts';
import { toGlobalId } from '../common/global-id.js';
import { measuredOrNull } from '../common/measured-number.js';
const TYPES = { trace: 'Trace', impact: 'Impact', replay: 'Replay' };
/** A stored replay as GraphQL tells it. */
export function toReplay({ run, backend, fidelity, ...row }) {
    return { ...row, id: toGlobalId('Replay', row.uuid), runUuid: run, backend: backend.name, backendVersion: backend.version ?? null, fidelity: toFidelity(fidelity) };
}
/** A time that a run was executed again, as GraphQL tells it. */
export function toExecution({ kind, uuid, at, fidelity }) {
    return { for: kind, of: toGlobalId(TYPES[kind], uuid), at, fidelity: toFidelity(fidelity) };
}
function toFidelity(fidelity) {
    const { bitExact, sameWeights, comparedSteps = null, missingSteps = null, maxRelLossError, firstDivergence } = fidelity;
    return {
        ...{ words: fidelityWords(fidelity), problem: replayProblem(fidelity), isSame: isSameRun(fidelity), bitExact, sameWeights, comparedSteps, missingSteps },
        maxRelLossError: measuredOrNull(maxRelLossError),
        firstDivergence: firstDivergence ? toDivergence(firstDivergence) : null,
    };
}
function toDivergence({ step, layer, measure, recorded, replayed }) {
    return { step, layer, measure: measure ?? null, recorded: measuredOrNull(recorded), replayed: measuredOrNull(replayed) };
}
//# sourceMappingURL=to-replay.js.map