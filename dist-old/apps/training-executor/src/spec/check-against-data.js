import { InputError } from '#libs/contracts';
import { attributeValues, MOST_CHANGED_VALUES } from '#libs/datasets';
/**
 * Checks what only the data and the model can tell: named layers, protected attributes, listed records.
 *
 * @throws InputError that names the field of the spec, its value and what is allowed.
 */
export function checkAgainstData(spec, data, layers) {
    const names = layers.map((layer) => layer.name);
    spec.provoke.forEach((entry, i) => {
        requireOneOf(names, entry.layer, `provoke[${i}].layer`);
    });
    if (spec.scaler.kind === 'fixed') {
        for (const name of Object.keys(spec.scaler.layers))
            requireOneOf(names, name, 'scaler.layers');
    }
    spec.sensitivity.forEach((policy, i) => {
        checkPolicy(policy, data, `sensitivity[${i}]`);
    });
}
function checkPolicy(policy, data, path) {
    if (policy.policy === 'listed')
        checkRecords(policy.records, data, `${path}.records`);
    if (policy.policy === 'protected') {
        requireAttributes(data, path);
        requirePeople(data, path);
        for (const name of policy.attributes ?? [])
            requireOneOf(data.protectedAttributes, name, `${path}.attributes`);
    }
    if (policy.policy === 'flips')
        checkFlips(policy.attribute, data, `${path}.attribute`);
}
/** What the net does not see, or has too many values of, cannot be changed one value at a time. */
function checkFlips(attribute, data, path) {
    requireOneOf(data.protectedAttributes, attribute, path);
    const values = attributeValues(data, attribute).length;
    if (values >= 2 && values <= MOST_CHANGED_VALUES)
        return;
    const value = `${JSON.stringify(attribute)}, ${values === 0 ? 'which is no feature' : `with ${values} values`}`;
    throw new InputError({ source: null, path, value, allowed: `a protected attribute that is a feature, numeric or with 2 to ${MOST_CHANGED_VALUES} values` });
}
function requirePeople({ concernsPeople }, path) {
    if (!concernsPeople)
        throw new InputError({ source: null, path, value: '"protected"', allowed: 'only with data that concern people (concernsPeople: true)' });
}
function checkRecords(records, data, path) {
    for (const record of records) {
        const [split, row] = record.split(':');
        const { count } = split === 'train' ? data.train : data.test;
        if (Number(row) < count)
            continue;
        throw new InputError({ source: null, path, value: record, allowed: `${String(split)}:0 to ${String(split)}:${count - 1}` });
    }
}
function requireAttributes(data, path) {
    if (data.protectedAttributes.length > 0)
        return;
    throw new InputError({ source: null, path, value: '"protected"', allowed: 'only with data that declare a protected attribute' });
}
function requireOneOf(allowed, value, path) {
    if (allowed.includes(value))
        return;
    const listed = allowed.length > 0 ? `one of ${allowed.map((name) => `"${name}"`).join(', ')}` : 'nothing here: the data have none';
    throw new InputError({ source: null, path, value: JSON.stringify(value), allowed: listed });
}
//# sourceMappingURL=check-against-data.js.map