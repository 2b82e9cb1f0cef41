/** Channel on which changes of runs are told: steps committed, states, alerts. A hint, never the record. */
const RUN_CHANNEL = 'gradlens_run';
/** Tells that the state of a run changed; in a transaction it is told at commit. */
export async function notifyState(client, run) {
    await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind: 'state', run })]);
}
//# sourceMappingURL=notify-run.js.map