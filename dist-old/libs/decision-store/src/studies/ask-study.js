import { InputError } from '#libs/contracts';
import { isErased } from '../retention/erase-record.js';
import { encodeNumbers } from '../runs/json-numbers.js';
import { addStudyJob, changed } from './study.js';
/** Stores a study that is to be made and puts it into the queue, in one transaction. @throws InputError when there is no such run. */
export async function askStudy(store, definition, study) {
    await changed(store, definition.kind, async (client) => {
        await insertStudy(client, definition, study);
        await addStudyJob(client, definition.kind, study.uuid);
        return study;
    });
}
/** Stores a study that is made already. @throws InputError when there is no such run. */
export async function saveStudy(store, definition, { study, finished }) {
    await changed(store, definition.kind, async (client) => {
        await insertStudy(client, definition, study);
        const { sets, values } = finish(definition, finished, 4);
        const text = `update ${definition.kind} set ${sets}, started_at = now() - make_interval(secs => $3::double precision) where run_id = (select run_id from run where uuid = $1) and ${definition.kind} = $2`;
        await client.query(text, [study.run, study.uuid, finished.result.seconds, ...values]);
        return study;
    });
}
/** Sets of a finished study, and their values from `$from` on. */
export function finish({ found }, finished, from) {
    const columns = Object.entries({ result: encodeNumbers(finished.result), product_version: finished.productVersion, ...found(finished) });
    const sets = columns.map(([column], i) => `${column} = $${from + i}`).join(', ');
    return { sets: `state = 'completed', progress = 1, stage = '', ended_at = now(), ${sets}`, values: columns.map(([, value]) => value) };
}
async function insertStudy(client, { kind, method, asked, isNumbered = false }, study) {
    // whoever asks the same of this run waits here, so that no number is given twice
    if (isNumbered)
        await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`number ${kind} ${study.run}`]);
    const columns = [...asked, ...(isNumbered ? ['version'] : [])].map((column) => `, ${column}`).join('');
    const values = [...asked.map((_, i) => `, $${6 + i}::jsonb`), ...(isNumbered ? [nextVersion(kind, 6 + asked.indexOf('question'))] : [])].join('');
    const { rowCount } = await client.query(`insert into ${kind} (run_id, ${kind}, state, method, "by", reason${columns}) select run_id, $2, 'queued', $3, $4, $5${values} from run where uuid = $1`, [study.run, study.uuid, method, study.by, study.reason, ...asked.map((column) => study[column])]);
    if (rowCount !== 1)
        throw new InputError({ source: null, path: 'run', value: JSON.stringify(study.run), allowed: 'the uuid of a recorded run' });
    // behind the insert, which waits for an erasure that is going on
    const record = recordOf(study);
    if (record !== null && (await isErased(client, study.run, record)))
        throw new InputError({ source: null, path: 'record', value: JSON.stringify(record), allowed: 'a record that was not erased' });
}
function recordOf(study) {
    return study.question?.record ?? null;
}
/** One more than the last version on the question that is parameter `$question`. */
function nextVersion(kind, question) {
    return `, (select coalesce(max(s.version), 0) + 1 from ${kind} s where s.run_id = run.run_id and s.question = $${question}::jsonb)`;
}
/** Cancels a study: a queued one is never made; the process that makes one notices within a second or two and ends. */
export async function cancelStudy(store, kind, uuid, { by, reason }) {
    const cancelled = await changed(store, kind, async (client) => {
        const { rows } = await client.query(`update ${kind} s set state = 'cancelled', ended_by = $2, problem = $3, ended_at = now() from run r
       where r.run_id = s.run_id and s.${kind} = $1 and s.state in ('queued', 'running') returning r.uuid as run`, [uuid, by, reason]);
        return rows[0] ?? null;
    });
    if (cancelled !== null)
        return { kind: 'cancelled' };
    const { rows } = await store.pool.query(`select state from ${kind} where ${kind} = $1`, [uuid]);
    return rows[0] === undefined ? { kind: 'not-there' } : { kind: 'ended', state: rows[0].state };
}
//# sourceMappingURL=ask-study.js.map