import { InputError } from '#libs/contracts';
import { parseJson } from '../../watch/read-json-rows.js';
import { decoded, warnOfCut } from '../file-record.js';
import { histogramColumn, histogramNorm } from '../histogram-columns.js';
import { decodeRecord } from './decode-record.js';
import { readWandbLog } from './read-wandb-log.js';
/**
 * The rows of the history in the `.wandb` file of a run; what W&B says of the run goes to the notes.
 *
 * @throws InputError for a file that is damaged.
 */
export async function* wandbRows({ files }, options) {
    for (const { path } of files) {
        for await (const record of readWandbLog(path, warnOfCut(options.notes, path))) {
            options.signal.throwIfAborted();
            const place = `byte ${record.offset}`;
            const logged = decoded(record, decodeRecord, { path, allowed: 'a record of W&B (Record of wandb_internal.proto)' });
            if (logged?.kind === 'history')
                yield { place, fields: { ...(logged.step === null ? {} : { _step: logged.step }), ...fieldsOf(logged.items, { path, place, options }) } };
            else if (logged !== null)
                note(options.notes, logged, { path, place, options });
        }
    }
}
function note({ facts }, logged, at) {
    if (logged.kind === 'version') {
        facts['wandb'] = logged.producer;
        return;
    }
    const settings = logged.config.filter(({ keys }) => keys[0] !== '_wandb').map((item) => [item.keys.join('.'), valueOf(item, at)]);
    Object.assign(facts, { wandbRun: logged.id, wandbProject: logged.project, displayName: logged.name, config: Object.fromEntries(settings) });
}
/** Wall clock and bookkeeping of W&B: no measures. */
const OWN = new Set(['_runtime', '_timestamp', '_wandb']);
function fieldsOf(items, at) {
    const fields = {};
    for (const [name, value] of Object.entries(nested(items, at)))
        if (!OWN.has(name))
            put(fields, name, value, at.options);
    return fields;
}
/** Puts together what W&B wrote key by key, a histogram among it. */
function nested(items, at) {
    const whole = Object.create(null);
    for (const item of items) {
        const within = item.keys.slice(0, -1).reduce((object, key) => {
            const next = isObject(object[key]) ? object[key] : Object.create(null);
            object[key] = next;
            return next;
        }, whole);
        within[item.keys.at(-1) ?? ''] = valueOf(item, at);
    }
    return whole;
}
function put(fields, name, value, options) {
    if (typeof value === 'number' || typeof value === 'string')
        fields[name] = value;
    else if (!isObject(value))
        fields[`${name} (no number)`] = null;
    else if (value['_type'] !== undefined)
        putMedia(fields, name, value, options);
    else
        for (const [key, within] of Object.entries(value))
            put(fields, `${name}/${key}`, within, options);
}
/** What W&B marks as something of its own: of a histogram the norm, of pictures and tables nothing. */
function putMedia(fields, name, value, { mapped, notes }) {
    const column = mapped.has(name) ? name : histogramColumn(name);
    const norm = value['_type'] === 'histogram' && column !== null ? normOf(value) : null;
    if (norm === null || column === null)
        fields[`${name} (${textOf(value['_type'])})`] = null;
    else {
        fields[column] = norm;
        notes.estimated.add(column);
    }
}
/** A `wandb.Histogram`: counts, and one edge more than counts, or the first edge and the width of all buckets. */
function normOf({ values, bins, packedBins }) {
    if (!isNumbers(values))
        return null;
    const edges = isObject(packedBins) ? evenEdges(packedBins, values.length) : bins;
    if (!isNumbers(edges) || edges.length !== values.length + 1)
        return null;
    return histogramNorm({ sumSquares: null, edges, counts: values });
}
function evenEdges({ min, size }, buckets) {
    if (typeof min !== 'number' || typeof size !== 'number')
        return null;
    return Array.from({ length: buckets + 1 }, (_, i) => min + i * size);
}
function isNumbers(value) {
    return Array.isArray(value) && value.every((each) => typeof each === 'number');
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function textOf(value) {
    return typeof value === 'string' ? value : 'no number';
}
function valueOf({ keys, json }, { path, place }) {
    const value = parseJson(json);
    if (value !== undefined)
        return value;
    throw new InputError({ source: path, path: `${place}, ${JSON.stringify(keys.join('/'))}`, value: JSON.stringify(json.slice(0, 80)), allowed: 'JSON' });
}
//# sourceMappingURL=wandb-rows.js.map