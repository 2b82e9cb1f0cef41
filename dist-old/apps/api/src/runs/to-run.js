import { finiteOrNull } from '../common/finite-or-null.js';
import { toGlobalId } from '../common/global-id.js';
import { measuredOrNull } from '../common/measured-number.js';
import { attestationOf, whyUnavailable } from './attestation.js';
/** A stored run as GraphQL tells it. */
export function toRun(row) {
    const { uuid, name, project, origin, state, reason, scaler, backend, attempt, totalSteps, lastStep } = row;
    const { createdAt, startedAt, endedAt, spec, versions, hardware, seeds, dataManifest } = row;
    return {
        id: toGlobalId('Run', uuid),
        ...{ uuid, name, project, origin, state, reason, attempt, totalSteps, lastStep },
        ...{ createdAt, startedAt, endedAt, spec, versions, hardware, seeds, dataManifest },
        attestation: attestationOf(origin),
        traceUnavailable: whyUnavailable(row),
        scaler: scaler ?? '',
        backend: textOf(backend),
        summary: row.summary === null ? null : toSummary(row.summary),
    };
}
function toSummary(row) {
    return {
        ...{ steps: row.steps, layers: row.layers, decisions: row.decisions },
        trainLoss: measuredOrNull(row.trainLoss),
        testLoss: measuredOrNull(row.testLoss),
        testAccuracy: row.testAccuracy,
        ...{ testR2: finiteOrNull(row.testR2 ?? null), testRmse: finiteOrNull(row.testRmse ?? null), testMae: finiteOrNull(row.testMae ?? null) },
        stepsToTarget: row.stepsToTarget,
        ...{ seconds: row.seconds, stepsPerSecond: row.stepsPerSecond, backend: row.backend },
        weightsSha256: row.weightsSha256,
    };
}
/** The backend's name, whether it is stored as text or with what else is known about it. */
function textOf(backend) {
    if (typeof backend === 'string')
        return backend;
    const name = typeof backend === 'object' && backend !== null && 'name' in backend ? backend.name : null;
    return typeof name === 'string' ? name : null;
}
//# sourceMappingURL=to-run.js.map