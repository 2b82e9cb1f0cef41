import { parseRunSpec } from './parse.js';
import { traceObstacles } from './profile.js';
/** What differs between both choices; the rest is the task, and stays. */
const CHOSEN = ['model.activation', 'model.pooling', 'optimizer.learningRate', 'scaler.kind', 'scaler.maxLogScale'];
/**
 * The auditable form of a spec whose traces cannot be relied on (what `profile: auditable` refuses left to that profile), and of one whose traces can the free form (activation, pooling and learning
 * rate left to the defaults).
 *
 * @throws InputError where no choice of this product makes the task auditable: an optimizer without a reverse pass, a net that was not measured.
 */
export function otherChoice(given) {
    const obstacles = traceObstacles(given).map(({ path }) => path);
    const kind = obstacles.length > 0 ? 'auditable' : 'free';
    const left = kind === 'auditable' ? obstacles : ['model.activation', 'model.pooling', 'optimizer.learningRate'];
    const document = without({ ...given, profile: kind === 'auditable' ? 'auditable' : undefined, checkpointEvery: undefined, watchGrowth: undefined }, left);
    const spec = parseRunSpec(document, 'spec');
    return { kind, spec, changed: CHOSEN.flatMap((path) => changeOf(path, given, spec)) };
}
/** A spec as a document, without some of its fields; a scaler that cannot be kept is left out as a whole. */
function without(spec, paths) {
    const document = JSON.parse(JSON.stringify(spec));
    for (const path of paths) {
        const [part = '', field] = path.split('.');
        if (field === undefined || path === 'scaler.kind')
            Reflect.deleteProperty(document, part);
        // another net or optimizer would be another task: the parser says what is wrong with it
        else if (field !== 'kind')
            Reflect.deleteProperty(document[part] ?? {}, field);
    }
    return document;
}
function changeOf(path, before, after) {
    // of another scaler nothing else can be compared
    if (path === 'scaler.maxLogScale' && before.scaler.kind !== after.scaler.kind)
        return [];
    const [was, is] = [valueAt(before, path), valueAt(after, path)];
    return was === is ? [] : [`${path} ${is} (was ${was})`];
}
/** Words and numbers only; the default where a field may be left out. */
function valueAt(spec, path) {
    const [part = '', field = ''] = path.split('.');
    return spec[part]?.[field] ?? 'the default';
}
//# sourceMappingURL=auditable-form.js.map