import { parseRunSpec } from '#libs/contracts';
import { expect, it } from 'vitest';
import { checkAgainstData } from './check-against-data.js';
const layers = ['dense1', 'head'].map((name, layer) => ({ name, layer }));
const data = (protectedAttributes) => ({
    ...{ protectedAttributes, train: { count: 10 }, test: { count: 5 }, concernsPeople: true, featureNames: ['a', 'b'] },
    preprocessing: { columns: [], encodings: [{ kind: 'categorical', column: 'sex', categories: ['f', 'm'] }, { kind: 'categorical', column: 'town', categories: Array.from({ length: 21 }, (_, i) => String(i)) }] },
});
function check(fields, attributes = ['sex']) {
    const base = { name: 'a', data: { kind: 'generated-credit' }, model: { kind: 'mlp' }, budget: { steps: 1 } };
    const spec = parseRunSpec({ ...base, ...fields }, 's');
    return () => {
        checkAgainstData(spec, data(attributes), layers);
    };
}
it('takes a spec that fits', () => {
    check({
        provoke: [{ layer: 'head', step: 0, factor: 2 }],
        sensitivity: [{ policy: 'listed', records: ['test:4', 'train:9'] }, { policy: 'flips', attribute: 'sex' }, { policy: 'protected' }],
    })();
});
it.each([
    [{ provoke: [{ layer: 'dense9', step: 0, factor: 2 }] }, 'provoke[0].layer is "dense9"; allowed: one of "dense1", "head"'],
    [{ scaler: { kind: 'fixed', layers: { body: 2 } } }, 'scaler.layers is "body"'],
    [{ sensitivity: [{ policy: 'listed', records: ['test:5'] }] }, 'sensitivity[0].records is test:5; allowed: test:0 to test:4'],
    [{ sensitivity: [{ policy: 'flips', attribute: 'race' }] }, 'sensitivity[0].attribute is "race"; allowed: one of "sex"'],
    [{ sensitivity: [{ policy: 'protected', attributes: ['age'] }] }, 'sensitivity[0].attributes is "age"'],
])('refuses %j', (fields, line) => {
    expect(check(fields)).toThrow(line);
});
it('refuses to change what the net does not see, or one of too many values', () => {
    const flips = (attribute) => check({ sensitivity: [{ policy: 'flips', attribute }] }, ['town', 'hidden']);
    expect(flips('hidden')).toThrow('sensitivity[0].attribute is "hidden", which is no feature; allowed: a protected attribute that is a feature');
    expect(flips('town')).toThrow('"town", with 21 values; allowed');
});
it('refuses to protect where nobody is concerned', () => {
    const spec = parseRunSpec({ name: 'a', data: { kind: 'generated-credit' }, model: { kind: 'mlp' }, budget: { steps: 1 }, sensitivity: [{ policy: 'protected' }] }, 's');
    expect(() => { checkAgainstData(spec, { ...data(['sex']), concernsPeople: false }, layers); }).toThrow('only with data that concern people');
});
it('refuses a policy on protected attributes where the data have none', () => {
    expect(check({ sensitivity: [{ policy: 'protected' }] }, [])).toThrow('only with data that declare a protected attribute');
    expect(check({ sensitivity: [{ policy: 'flips', attribute: 'sex' }] }, [])).toThrow('nothing here: the data have none');
});
//# sourceMappingURL=check-against-data.spec.js.map