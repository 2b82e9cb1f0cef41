import { InputError, isRunUuid, readRecordedSpec } from '#libs/contracts';
import { findRun } from '#libs/decision-store';
import { prepareRun } from '../running/prepare-run.js';
import { requireSameData } from './require-same-data.js';
/**
 * Prepares a recorded run on its own backend and data, does `work` with it, and releases it.
 *
 * @throws InputError when there is no such run, or it cannot be executed again here, and why.
 */
export async function withRecordedRun(context, uuid, work) {
    const row = isRunUuid(uuid) ? await findRun(context.store, uuid) : null;
    if (row === null)
        throw new InputError({ source: null, path: 'run', value: JSON.stringify(uuid), allowed: 'the uuid of a recorded run' });
    requireReplayable(row);
    const prepared = await prepareRun(specOf(row), { ...context, recordedBackend: row.backend?.name });
    try {
        requireSameData(row.dataManifest, prepared.data.manifest);
        return await work({ ...prepared, row });
    }
    finally {
        prepared.training.dispose();
    }
}
/** The recorded spec, on the backend that it was recorded on: `auto` might choose another one here. */
function specOf({ uuid, spec, backend }) {
    const recorded = readRecordedSpec(spec, `run ${uuid}`);
    return backend === null ? recorded : { ...recorded, backend: backend.name };
}
function requireReplayable({ uuid, origin, lastStep, backend }) {
    const refuse = (value) => {
        throw new InputError({ source: null, path: 'run', value: `${uuid}, ${value}`, allowed: 'a run that gradlens trained, with recorded steps' });
    };
    if (origin === 'ingest' || origin === 'import')
        refuse(`which came by ${origin}: its trainer is not known here`);
    if (lastStep < 0 || backend === null)
        refuse('which has no recorded step');
}
//# sourceMappingURL=with-recorded-run.js.map