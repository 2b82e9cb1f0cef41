import { createHash } from 'node:crypto';
import { encodeNote } from '#libs/audit';
import { InputError } from '#libs/contracts';
import { createRun, startAttempt } from '#libs/decision-store';
import { IngestProblem } from '../ingest-problem.js';
import { answered } from './answered.js';
import { openSession } from './run-session.js';
/** There is a database, but it is not waited for: the trainer asks again, and nothing may happen behind its back. */
const NO_PATIENCE = { patienceMs: 0 };
/**
 * Makes a run that is delivered over the network, or finds it again; opens its first attempt, or with `resume` another.
 * The caller has its lane.
 *
 * @throws IngestProblem different, closed, unknown-run, not-an-ingest-run, unavailable.
 */
export async function registerRun({ parts, clock, access }, uuid, registration) {
    const { project = access.project ?? 'default' } = registration;
    if (access.project !== null && access.project !== project)
        throw new IngestProblem('bad-request', `project is "${project}"; allowed: "${access.project}", by the token`, { field: 'project' });
    await create(parts, uuid, { ...registration, project }, access);
    const session = await openOwnSession(parts, uuid, access);
    requireSame(session, registration, project);
    if (session.position.run.attempt === 0 || registration.resume)
        await openAttempt(parts, session, registration);
    if (!session.position.isAttemptNoted)
        await noteAttempt(session, registration, clock);
    return session;
}
/** The session of a run that this token may deliver. @throws IngestProblem unknown-run, not-an-ingest-run. */
export async function openOwnSession(parts, uuid, access) {
    const session = await openSession(parts, uuid);
    const run = session?.position.run;
    // a run of another project is as good as none: its name is not told
    if (session === null || run === undefined || (access.project !== null && run.project !== access.project)) {
        throw new IngestProblem('unknown-run', `there is no run ${uuid}; register it with PUT /ingest/v1/runs/${uuid}`);
    }
    if (run.origin !== 'ingest')
        throw new IngestProblem('not-an-ingest-run', `run ${uuid} is recorded by gradlens itself (origin ${run.origin})`);
    return session;
}
async function create(parts, uuid, { name, project, spec = {}, scaler }, access) {
    const { store, limits } = parts;
    try {
        await answered(() => createRun(store, { uuid, project, name, spec, state: 'running', origin: 'ingest', scaler }, NO_PATIENCE), limits);
    }
    catch (error) {
        if (!(error instanceof InputError))
            throw error;
        await openOwnSession(parts, uuid, access);
        throw new IngestProblem('different', `run ${uuid} is registered with another spec`, { field: 'spec' });
    }
}
function requireSame({ uuid, position }, { layers }, project) {
    const { run } = position;
    if (run.project !== project)
        throw new IngestProblem('different', `run ${uuid} is registered in project ${run.project}`, { field: 'project' });
    const names = layers.map(({ name }) => name);
    const isSame = names.length === position.layers.length && names.every((name, layer) => name === position.layers[layer]);
    if (run.attempt > 0 && !isSame)
        throw new IngestProblem('different', `run ${uuid} is registered with the layers ${position.layers.join(', ')}`, { field: 'layers' });
}
async function openAttempt({ store, limits, shippers }, session, registration) {
    const { run } = session.position;
    if (run.state === 'completed')
        throw new IngestProblem('closed', `run ${session.uuid} has ended: it is completed`, { state: run.state });
    await answered(() => startAttempt(store, session.uuid, attemptFacts(registration), NO_PATIENCE), limits);
    shippers.drop(session.uuid);
    await session.refresh();
}
function attemptFacts({ layers, versions, seeds, dataManifest, hardware, totalSteps, spec = {} }) {
    const specSha256 = createHash('sha256').update(JSON.stringify(spec)).digest('hex');
    return { layers, backend: { name: 'external' }, versions, seeds, dataManifest, hardware, specSha256, totalSteps: totalSteps ?? null };
}
/** Writes the attempt's own note: what a check compares the rows with. */
async function noteAttempt(session, registration, clock) {
    const { run, lastSeq, lastStep } = session.position;
    const { uuid, attempt, project, name, origin, scaler } = run;
    const head = { kind: 'attempt', attempt, step0: lastStep + 1, n: 0, t0Us: Math.round(clock.now() * 1000) };
    const note = { run: uuid, attempt, project, name, origin, host: null, scaler, ...attemptFacts(registration) };
    if ((await session.ship([{ seq: lastSeq + 1, payload: encodeNote(head, note) }], lastStep)) === 'moved') {
        throw new IngestProblem('busy', 'another server writes this run; send it again in a moment');
    }
}
//# sourceMappingURL=register-run.js.map