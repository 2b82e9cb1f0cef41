/** Keeps that a version was back-tested: a critical rule goes live only after that. */
export async function saveBacktests({ pool }, backtests) {
    for (const { project, rule, version, runs, steps, added, removed, by } of backtests) {
        await pool.query('insert into rule_backtest (project, rule, version, runs, steps, added, removed, tested_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [project, rule, version, runs, steps, added, removed, by]);
    }
}
/** Which of these versions were back-tested in a project: rule and version, a space between. */
export async function backtestedVersions({ pool }, project, versions) {
    const { rows } = await pool.query('select distinct rule, version from rule_backtest where project = $1 and version = any($2)', [project, versions]);
    return new Set(rows.map(({ rule, version }) => `${rule} ${version}`));
}
//# sourceMappingURL=rule-backtests.js.map