import { InputError } from '#libs/contracts';
/**
 * The proposal with a person's answers in place of the guesses.
 *
 * @throws InputError when an answer names a column or value that the file does not have.
 */
export function amendProposal(proposal, { label, positive, protectedColumns }) {
    const withLabel = label === undefined ? proposal : relabel(proposal, label);
    const withPositive = positive === undefined ? withLabel : { ...withLabel, positive: said(knownValue(withLabel, positive)) };
    return protectedColumns === undefined ? withPositive : protect(withPositive, protectedColumns);
}
/** More different numbers than this are a quantity, not classes. */
const MOST_CLASSES = 100;
function said(value) {
    return { value, confidence: 1, reason: 'as confirmed by a person' };
}
/** Another label needs another positive class: the rarer of two, as a guess to confirm. */
function relabel(proposal, label) {
    requireColumn(proposal, label, 'label');
    if (proposal.label?.value === label)
        return { ...proposal, label: said(label) };
    const column = proposal.columns.find(({ name }) => name === label);
    if (column !== undefined)
        requireClasses(proposal.file, column);
    const rarer = column?.distinctCount === 2 ? column.examples[1] : undefined;
    return {
        ...proposal,
        label: said(label),
        positive: rarer === undefined ? null : { value: rarer, confidence: 0.5, reason: 'the rarer of the two values' },
    };
}
function requireClasses(file, { name, type, distinctCount }) {
    if (type.value !== 'numeric' || distinctCount <= MOST_CLASSES)
        return;
    const value = `${JSON.stringify(name)}, ${distinctCount} different numbers`;
    throw new InputError({ source: file, path: 'label', value, allowed: `a column of classes: numbers only where they are at most ${MOST_CLASSES}` });
}
function knownValue(proposal, value) {
    const column = proposal.columns.find(({ name }) => name === proposal.label?.value);
    // examples hold only the most frequent values: all of them when there are few
    if (column === undefined || column.examples.includes(value) || column.distinctCount > column.examples.length)
        return value;
    const allowed = `one of ${column.examples.map((example) => JSON.stringify(example)).join(', ')}`;
    throw new InputError({ source: proposal.file, path: 'positive', value: JSON.stringify(value), allowed });
}
function protect(proposal, names) {
    for (const name of names)
        requireColumn(proposal, name, 'protected');
    return {
        ...proposal,
        columns: proposal.columns.map((column) => ({ ...column, protected: said(names.includes(column.name)) })),
    };
}
function requireColumn(proposal, name, path) {
    if (proposal.columns.some((column) => column.name === name))
        return;
    const allowed = `one of the columns ${proposal.columns.map((column) => JSON.stringify(column.name)).join(', ')}`;
    throw new InputError({ source: proposal.file, path, value: JSON.stringify(name), allowed });
}
//# sourceMappingURL=amend-proposal.js.map