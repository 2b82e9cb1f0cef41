import pg from 'pg';
import { holderName, holdKey } from '../runs/run-hold.js';
const TIMING = { beatMs: 1_000, silentMs: 6_000 };
/**
 * Takes the lead over the rules of a run: null when another process has it.
 *
 * It is an advisory lock of a connection of its own, which the server ends when it hears nothing on it: the death of the process ends the
 * leadership at once, and so does a pause (SIGSTOP) of `silentMs`. A process that wakes up may not know yet and go on: what it wants to
 * store is refused, because another has a higher term by then ({@link requireTerm}).
 */
export async function leadRules(store, uuid, { beatMs, silentMs } = TIMING) {
    const key = holdKey('rules', uuid);
    const client = new pg.Client({ connectionString: store.connectionString, application_name: holderName(key), keepAlive: true });
    let isOver = false;
    client.on('error', () => undefined); // 'end' follows
    client.on('end', () => { isOver = true; });
    await client.connect();
    const term = await takeLead(client, { uuid, key, silentMs }).catch(async (error) => {
        await client.end();
        throw error;
    });
    if (term === null) {
        await client.end();
        return null;
    }
    const beat = setInterval(() => void client.query('select').catch(() => undefined), beatMs); // a connection that broke ends
    beat.unref();
    client.on('end', () => { clearInterval(beat); });
    return { term, isOver: () => isOver, release: () => client.end() };
}
async function takeLead(client, { uuid, key, silentMs }) {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [key]);
    if (rows[0]?.taken !== true)
        return null;
    await client.query(`select set_config('idle_session_timeout', $1, false)`, [String(silentMs)]);
    const begun = await client.query(`insert into rule_leader as l (run_id, term, holder) select run_id, 1, $2 from run where uuid = $1
     on conflict (run_id) do update set term = l.term + 1, holder = excluded.holder, since = now() returning term`, [uuid, holderName(key)]);
    const [row] = begun.rows;
    if (row === undefined)
        throw new Error(`there is no run ${uuid}`);
    return Number(row.term);
}
/**
 * Refuses, within the transaction that stores what rules found, whoever's term is over; until it commits no other term begins.
 *
 * @throws Error where another process leads.
 */
export async function requireTerm(client, run, term) {
    if (term === undefined)
        return;
    // who is paused in the middle of it must keep nobody from the next term: the server ends such a transaction
    const text = `select set_config('idle_in_transaction_session_timeout', $3, true) from rule_leader where run_id = $1 and term = $2 for share`;
    const { rowCount } = await client.query(text, [run.runId, term, String(TIMING.silentMs)]);
    if (rowCount !== 1)
        throw new Error(`another process evaluates the rules of run ${run.uuid}: this one was followed while it was silent`);
}
//# sourceMappingURL=lead-rules.js.map