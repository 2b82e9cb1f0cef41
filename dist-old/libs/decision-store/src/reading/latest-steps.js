/** The last committed step of every run that was ever started, newest run first; from one row a run, whatever its length. */
export async function latestSteps({ pool }) {
    const { rows } = await pool.query({
        name: 'latest-steps',
        text: `select r.uuid as run, r.state, i.last_step as "lastStep", i.updated_at as at
     from ingest_state i join run r on r.run_id = i.run_id order by r.uuid desc`,
    });
    return rows;
}
//# sourceMappingURL=latest-steps.js.map