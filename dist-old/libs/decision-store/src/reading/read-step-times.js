/** What the recorded steps of a run took, in so many stretches of as many steps each, in order; fewer where there are fewer steps. */
export async function readStepTimes({ pool }, run, stretches) {
    const { rows } = await pool.query(`select count(*)::int as steps, (sum(us) / 1e6)::float8 as seconds
     from (select ntile($2) over (order by c.step0, d.i) as stretch, d.us::bigint as us
           from step_chunk c join run r on r.run_id = c.run_id, unnest(c.duration_us) with ordinality as d (us, i) where r.uuid = $1) s
     group by stretch order by stretch`, [run, stretches]);
    return rows;
}
//# sourceMappingURL=read-step-times.js.map