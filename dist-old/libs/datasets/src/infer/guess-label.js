import { valuesOf } from './profile-columns.js';
import { wordsOf } from './name-words.js';
const LABEL_NAME = /^(label|labels|target|class|y|outcome|klasse|ziel|zielvariable|classe|cible|clase|objetivo|etiqueta|obiettivo|response|ground_truth|groundtruth)$/;
const LABEL_WORD = /^(label|target|class|outcome|default|defaulted|churn|churned|survived|approved|approval|granted|accepted|admitted|hired|fraud|spam|diagnosis|result|decision|income|recid|risk|deposit|subscribed|quality|species|category|bewilligt|genehmigt|ergebnis|resultado|decision|readmitted|attrition|exited|status)$/;
const POSITIVE = /^(1|yes|y|true|t|ja|oui|si|sim|positive|pos|approved|accepted|granted|good|success|passed|pass|spam|fraud|>\s*50k\.?|malignant|m|hired|admitted)$/i;
const MAX_CLASSES = 100;
/** The columns that a label could be, and how well each one fits; the later column wins a tie. */
export function guessLabel(columns) {
    const scored = columns
        .map((column, position) => ({ column, ...score(column, position === columns.length - 1) }))
        .filter(({ points }) => points > 0)
        .reverse()
        .sort((a, b) => b.points - a.points);
    const best = scored[0];
    if (best === undefined)
        return null;
    const margin = best.points - (scored[1]?.points ?? 0);
    const confidence = Math.min(0.95, 0.4 + 0.2 * margin);
    return { value: best.column.name, confidence: Math.round(confidence * 100) / 100, reason: best.reasons.join(', ') };
}
/** The positive class of a label with two: a word that says so, else the rarer one. */
export function guessPositive(label) {
    const values = valuesOf(label);
    if (values.length !== 2)
        return null;
    const spoken = values.filter(([text]) => POSITIVE.test(text));
    if (spoken.length === 1 && spoken[0] !== undefined)
        return { value: spoken[0][0], confidence: 0.9, reason: 'the word says so' };
    const rarer = values[1]?.[0] ?? '';
    return { value: rarer, confidence: 0.5, reason: 'the rarer of the two' };
}
/** 0 points: it cannot be the label. */
function score(column, isLast) {
    const { name, distinctCount, missingCount } = column;
    const isUsable = distinctCount >= 2 && distinctCount <= MAX_CLASSES && missingCount === 0 && column.type.value !== 'ignore';
    if (!isUsable)
        return { points: 0, reasons: [] };
    const found = [classPoints(distinctCount), namePoints(name)];
    if (isLast)
        found.push([1, 'the last column']);
    if (column.protected.value)
        found.push([-2.5, 'though it may be a protected attribute']);
    const kept = found.filter(([points]) => points !== 0);
    return { points: kept.reduce((sum, [points]) => sum + points, 0), reasons: kept.map(([, reason]) => reason) };
}
function classPoints(classes) {
    if (classes === 2)
        return [1, 'two classes'];
    return classes <= 20 ? [0.5, `${classes} classes`] : [0.1, `${classes} classes`];
}
function namePoints(name) {
    const words = wordsOf(name);
    if (LABEL_NAME.test(words.join('_')))
        return [3, `called "${name}"`];
    const word = words.find((each) => LABEL_WORD.test(each));
    return word === undefined ? [0, ''] : [1.5, `its name has "${word}"`];
}
//# sourceMappingURL=guess-label.js.map