import { MEASURE_INDEX, SERIES_MEASURES } from '#libs/contracts';
/** What a person may map a column to. */
export const COLUMN_TARGETS = ['step', 'layer', 'run', 'loss', 'heldOutLoss', 'heldOutAccuracy', 'learningRate', ...SERIES_MEASURES, 'flags'];
/** Names that other tools give a column, in the plain form of {@link plain}. */
const OTHER_NAMES = {
    globalstep: 'step',
    trainerglobalstep: 'step',
    iteration: 'step',
    layername: 'layer',
    parameter: 'layer',
    trainloss: 'loss',
    trainingloss: 'loss',
    losstrain: 'loss',
    epochloss: 'loss',
    trainepochloss: 'loss',
    valloss: 'heldOutLoss',
    validationloss: 'heldOutLoss',
    evalloss: 'heldOutLoss',
    testloss: 'heldOutLoss',
    lossval: 'heldOutLoss',
    lossvalidation: 'heldOutLoss',
    losseval: 'heldOutLoss',
    losstest: 'heldOutLoss',
    validationepochloss: 'heldOutLoss',
    valepochloss: 'heldOutLoss',
    valacc: 'heldOutAccuracy',
    valaccuracy: 'heldOutAccuracy',
    validationaccuracy: 'heldOutAccuracy',
    evalaccuracy: 'heldOutAccuracy',
    testacc: 'heldOutAccuracy',
    testaccuracy: 'heldOutAccuracy',
    accuracyval: 'heldOutAccuracy',
    accuracytest: 'heldOutAccuracy',
    validationepochaccuracy: 'heldOutAccuracy',
    lr: 'learningRate',
    trainlr: 'learningRate',
    trainlearningrate: 'learningRate',
    gradientnorm: 'gradNorm',
    traingradnorm: 'gradNorm',
    globalgradnorm: 'gradNorm',
    weightnorm: 'paramNorm',
    parameternorm: 'paramNorm',
};
const TARGETS = new Map([...Object.entries(OTHER_NAMES), ...COLUMN_TARGETS.map((target) => [plain(target), target])]);
/** Between a measure and a layer in one name: `grad_norm/dense1`, `dense1.grad_norm`. */
const SEPARATORS = ['/', ':', '.'];
/**
 * What a column means by its name, or null when it means nothing here. Case, `_`, `-`, blanks and `/` do not count, so
 * `grad_norm`, `gradNorm` and `train/loss` are known; `grad_norm/dense1` and `dense1/grad_norm` are the measure of that layer.
 */
export function meaningOf(name) {
    const target = TARGETS.get(plain(name));
    if (target === 'run')
        return null; // many tools write a run's name into every row: only --run-column makes it count
    return target === undefined ? layerMeaning(name) : toMeaning(target);
}
/** Names, in the plain form, of columns that tell runs apart. */
const RUN_NAMES = new Set(['run', 'runid', 'runname', 'runuuid', 'trial', 'trialid', 'trialname', 'experiment', 'experimentid', 'experimentname']);
/** The first of these columns whose name says that it tells runs apart; null where none does. */
export function runColumnOf(names) {
    for (const name of names)
        if (RUN_NAMES.has(plain(name)))
            return name;
    return null;
}
/** Whether a column has the name that another tool gives it. */
export function isOtherName(name) {
    return plain(name) in OTHER_NAMES;
}
/** The meaning of a target that a person has named. */
export function toMeaning(target) {
    return isMeasure(target) ? { kind: 'measure', measure: target, layer: null } : { kind: target };
}
function layerMeaning(name) {
    for (const separator of SEPARATORS) {
        for (const at of [name.indexOf(separator), name.lastIndexOf(separator)]) {
            if (at < 1 || at === name.length - 1)
                continue;
            const [left, right] = [name.slice(0, at), name.slice(at + 1)];
            const measure = measureOf(left);
            if (measure !== null)
                return { kind: 'measure', measure, layer: right };
            const other = measureOf(right);
            if (other !== null)
                return { kind: 'measure', measure: other, layer: left };
        }
    }
    return null;
}
function measureOf(name) {
    const target = TARGETS.get(plain(name));
    return target !== undefined && isMeasure(target) ? target : null;
}
function isMeasure(target) {
    return target in MEASURE_INDEX;
}
function plain(name) {
    return name.toLowerCase().replace(/[\s_/-]+/g, '');
}
//# sourceMappingURL=series-columns.js.map