/** Alerts that are listed for a person; `--json` has all. */
const MOST_LISTED = 20;
/** The difference of one rule as one line of JSON holds it. */
export function diffJson({ rule, version, before, added, removed, kept, problem }, { runs, steps }) {
    const listed = (change) => (alert) => ({ change, ...alert });
    return { rule, version, before, runs, steps, added: added.length, removed: removed.length, kept, problem, alerts: [...added.map(listed('+')), ...removed.map(listed('-'))] };
}
/** The difference of one rule, for a person. */
export function diffLines({ rule, version, before, added, removed, kept, problem }) {
    const what = before === null ? 'new' : before === version ? 'active as it is' : 'changed';
    return [
        `${rule} (${what}): ${added.length === 0 ? '0' : `+${String(added.length)}`}, ${removed.length === 0 ? '0' : `−${String(removed.length)}`}; ${String(kept)} as before`,
        ...listed('+', added),
        ...listed('−', removed),
        ...(problem === null ? [] : [`  could not be computed everywhere: ${problem}`]),
    ];
}
function listed(sign, alerts) {
    const shown = alerts.slice(0, MOST_LISTED).map(({ run, runName, layer, step, since, summary }) => {
        const from = since === step ? '' : ` since ${String(since)}`;
        return `  ${sign} run ${run} (${runName}), ${layer === null ? 'the run' : `layer ${layer}`}, step ${String(step)}${from}: ${summary}`;
    });
    return alerts.length > MOST_LISTED ? [...shown, `  ${sign} ${String(alerts.length - MOST_LISTED)} more (--json lists all)`] : shown;
}
//# sourceMappingURL=backtest-text.js.map