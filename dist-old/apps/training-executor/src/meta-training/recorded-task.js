import { InputError } from '#libs/contracts';
import { splitOffValidation } from '#libs/datasets';
import { withRecordedRun } from '../replaying/with-recorded-run.js';
/** Of the validation split that results are reported on. */
const REPORTED_SPLIT = 0;
/** Reads recorded runs on their own data; runs of the same task become one. @throws InputError for a run that cannot be trained again here */
export async function readRecordedTasks(context, uuids, mostSteps) {
    const tasks = new Map();
    const backends = new Set();
    for (const uuid of uuids) {
        await withRecordedRun(context, uuid, ({ row, spec, data, training, backend }) => {
            backends.add(backend.name);
            const key = JSON.stringify({ ...spec, name: null, seeds: null });
            const before = tasks.get(key);
            const common = { runs: [...(before?.runs ?? []), row.uuid], seeds: [...(before?.seeds ?? []), spec.seeds.init, spec.seeds.batches] };
            const { parameterCount } = training;
            const plain = { ...spec, measures: undefined, target: undefined, provoke: [] };
            tasks.set(key, before === undefined ? { ...common, name: spec.name, spec: plain, ...splitOffValidation(data, REPORTED_SPLIT), steps: Math.min(mostSteps, row.lastStep + 1), parameterCount } : { ...before, ...common });
            return Promise.resolve();
        });
    }
    if (backends.size > 1)
        throw new InputError({ source: null, path: 'from', value: `runs on ${[...backends].join(', ')}`, allowed: 'runs that were recorded on one backend' });
    return [...tasks.values()];
}
/** A recorded task as a problem: each seed of its examples holds back other records to validate on, none of those that results are reported on. */
export function recordedProblem({ name, spec, data, steps }) {
    return {
        ...{ name, spec, steps },
        data: (seed) => {
            const { data: rest, validation } = splitOffValidation(data, seed);
            return { ...rest, test: validation };
        },
    };
}
//# sourceMappingURL=recorded-task.js.map