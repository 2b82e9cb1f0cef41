import { ALL_LAYERS } from '#libs/stability-rules';
/**
 * One transition as one line of JSON holds it. `run` only where the file holds several; a value that is no number is null,
 * and `nonFinite` says what it is.
 */
export function watchedJson({ run, transition, incident }) {
    const { rule, severity, layer, measure, step, value, threshold, state, since, summary } = transition;
    return {
        ...(run === '' ? {} : { run }),
        ...{ rule, severity, layer: layer === ALL_LAYERS ? null : layer, measure, step, value },
        ...(Number.isFinite(value) ? {} : { nonFinite: String(value) }),
        ...{ threshold, state, since, incident: incident.number, summary: plainLayer(summary) },
    };
}
/** One transition for a person. */
export function watchedLine({ run, transition, incident }) {
    const { rule, severity, step, state, summary } = transition;
    const of = run === '' ? '' : `${run}  `;
    return `${of}step ${String(step)}  ${state}  ${severity}  ${rule}: ${plainLayer(summary)}  (incident ${String(incident.number)})`;
}
/** What `gradlens import` reads and no rule looks at. */
const UNUSED = new Set(['heldOutAccuracy', 'learningRate']);
function columnsText(columns) {
    const names = (isUsed) => [...columns.read].filter(([, { kind }]) => UNUSED.has(kind) !== isUsed).map(([name]) => name);
    const ignored = [...names(false), ...columns.ignored];
    const left = ignored.length === 0 ? '' : `; not used: ${firstOf(ignored)}`;
    return { read: names(true).join(', '), left };
}
/** The end, for a person. */
export function watchedSummary({ rows, runs, alerts, firing, incidents, columns }) {
    const { read, left } = columnsText(columns);
    const found = alerts === 0 ? 'no alert' : `${counted(alerts, 'alert')} in ${counted(incidents, 'incident')}, ${String(firing)} still firing`;
    const kinds = new Set([...columns.read.values()].map(({ kind }) => kind));
    const alone = kinds.has('heldOutLoss') && !kinds.has('loss') ? ['a held-out loss without a training loss beside it is not judged: overfitting compares the two'] : [];
    return [`columns: ${read}${left}`, ...alone, `${counted(rows, 'row')}${runs > 1 ? ` of ${String(runs)} runs` : ''}: ${found}`];
}
function plainLayer(summary) {
    return summary.replaceAll(`layer ${ALL_LAYERS}`, 'all layers');
}
/** `1 row`, `2,000 rows`. */
export function counted(count, what) {
    return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
/** The first names of many. */
export function firstOf(names) {
    return `${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}`;
}
//# sourceMappingURL=watched-text.js.map