import { basename } from 'node:path';
import { InputError } from '#libs/contracts';
import { stringify } from 'yaml';
/** About as many steps as a small tabular net needs. */
const AIMED_STEPS = 1500;
/** Small sets are learnt by heart when they are seen more often. */
const MOST_EPOCHS = 20;
/**
 * The YAML text of a runnable spec, with the reason of each guess as a comment beside it.
 *
 * @throws InputError when no column can be the label, or nothing is left to learn from.
 */
export function proposeSpec(proposal, options = {}) {
    const { label, positive, concernsPeople, delimiter, header } = proposal;
    if (label === null)
        throw noLabel(proposal);
    const isSensitive = proposal.columns.some((column) => column.protected.value && column.name !== label.value);
    return [
        `# Proposed from ${oneLine(basename(proposal.file))} (${proposal.rowCount} rows). Every guess says why; check them, above all what is protected.`,
        ...proposal.problems.map((problem) => `# Will not load as it is: ${oneLine(problem)}.`),
        line('', 'name', specName(proposal.file)),
        'data:',
        line('  ', 'kind', 'csv'),
        line('  ', 'path', options.path ?? proposal.file),
        line('  ', 'delimiter', delimiter.value, delimiter.reason),
        line('  ', 'header', header.value, header.reason),
        line('  ', 'label', label.value, `${label.reason} (confidence ${label.confidence})`),
        ...(positive === null ? [] : [line('  ', 'positive', positive.value, positive.reason)]),
        line('  ', 'concernsPeople', concernsPeople.value, concernsPeople.reason),
        line('  ', 'testFraction', 0.2),
        line('  ', 'splitSeed', 0),
        '  columns:',
        ...proposal.columns.filter(isFirstOfName).map((column) => columnLine(column, label.value)),
        'model: { kind: mlp, hidden: [32, 16] }',
        'optimizer: { kind: schedule-free-adam, learningRate: 0.004 }',
        'scaler: { kind: snr, uniform: true }  # one scale for all layers: choosing by layer was no better on any such net (docs/results.md). Without `uniform` each layer has its own, and gradlens explain says why',
        ...sizeLines(proposal.rowCount),
        ...(isSensitive ? ['sensitivity:', '  - { policy: protected }', '  - { policy: borderline, threshold: 0.5, margin: 0.05 }'] : []),
        '',
    ].join('\n');
}
function columnLine({ name, type, missing, ...column }, label) {
    const isLabel = name === label;
    const fields = [`name: ${inline(name)}`, `type: ${isLabel ? 'categorical' : type.value}`];
    if (column.protected.value && !isLabel)
        fields.push('protected: true');
    if (missing.length > 0)
        fields.push(`missing: [${missing.map(inline).join(', ')}]`);
    const isWorthSaying = column.protected.value || column.protected.confidence < 0.5;
    const reasons = isLabel ? ['the label'] : [type.reason, ...(isWorthSaying ? [column.protected.reason] : [])];
    return `    - { ${fields.join(', ')} }  # ${oneLine(reasons.join('; '))}`;
}
function sizeLines(rowCount) {
    const trainRows = Math.max(1, Math.floor(rowCount * 0.8) - 1);
    const batchSize = Math.min(128, 2 ** Math.floor(Math.log2(Math.max(1, trainRows / 4))));
    const epochs = Math.min(MOST_EPOCHS, Math.max(1, Math.round((AIMED_STEPS * batchSize) / trainRows)));
    return [line('', 'batchSize', batchSize), `budget: { epochs: ${epochs} }`];
}
function isFirstOfName(column, position, all) {
    return all.findIndex(({ name }) => name === column.name) === position;
}
function line(indent, key, value, reason) {
    return `${indent}${key}: ${inline(value)}${reason === undefined ? '' : `  # ${oneLine(reason)}`}`;
}
/** A scalar of YAML on one line; texts that hold anything but letters, digits and `_ . / -` are quoted. */
function inline(value) {
    if (typeof value !== 'string')
        return String(value);
    const isPlain = /^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(value) && stringify(value).trim() === value;
    return isPlain ? value : JSON.stringify(value);
}
function oneLine(text) {
    return text.replaceAll(/\p{C}+/gu, ' ');
}
function specName(file) {
    const name = basename(file).replace(/\.[^.]+$/, '').replace(/[^\p{L}\p{N}_ .-]+/gu, '-').replace(/^[ .-]+/, '');
    return name === '' ? 'my-data' : name.slice(0, 100);
}
function noLabel(proposal) {
    const allowed = 'a column without missing values and with 2 to 100 different ones';
    return new InputError({ source: proposal.file, path: 'label', value: 'not to be found', allowed });
}
//# sourceMappingURL=propose-spec.js.map