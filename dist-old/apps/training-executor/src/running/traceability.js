import { totalmem } from 'node:os';
import { isSensitiveRun, traceObstacles } from '#libs/contracts';
import { traceMemory } from '#libs/decision-trace';
/** Share of the machine's memory that a trace may take. */
const ROOM = 0.8;
/** What memory traces take beside training, and whether this machine has less. */
export function traceRoom(traces) {
    const bytes = traceMemory(traces);
    return { mebibytes: Math.ceil(bytes / 2 ** 20).toLocaleString('en'), isTooLarge: bytes > ROOM * totalmem() };
}
/**
 * What a person is told before a run that is marked sensitive starts: what will keep its traces from being relied on, and what
 * memory a trace of it takes. Nothing for other runs.
 */
export function traceabilityWarnings({ spec, backend, training: { totalSteps: steps, layers, parameterCount } }) {
    if (!isSensitiveRun(spec))
        return [];
    const obstacles = traceObstacles({ ...spec, backend: backend.name });
    const { mebibytes, isTooLarge } = traceRoom({ steps, layers: layers.length, parameterCount, targets: 1 });
    const memory = `a trace of it takes up to ${mebibytes} MiB beside training${isTooLarge ? ': more than this machine has, it CANNOT be traced here' : ''}`;
    return [
        ...obstacles.map(({ path, value, allowed, effect }) => `warning: this run is sensitive, but its traces will not be reliable: ${path} is ${value}, ${effect} (${allowed}; profile: auditable sees to it)`),
        `this run is sensitive: ${memory}`,
    ];
}
//# sourceMappingURL=traceability.js.map