/** The runs among those waited for that have a command with a higher number that nobody acknowledged: one question for all. */
export async function runsWithCommands(store, waits) {
    const { rows } = await store.pool.query(`select distinct r.uuid from unnest($1::uuid[], $2::int[]) as w(uuid, after) join run r on r.uuid = w.uuid
     join run_command c on c.run_id = r.run_id and c.seq > w.after and c.acked_at is null`, [waits.map(({ run }) => run), waits.map(({ after }) => after)]);
    return new Set(rows.map(({ uuid }) => uuid));
}
//# sourceMappingURL=waiting-commands.js.map