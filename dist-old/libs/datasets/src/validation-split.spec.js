import { expect, it } from 'vitest';
import { generateCredit } from './generated/generate-credit.js';
import { splitOffValidation } from './validation-split.js';
const credit = (rows) => generateCredit({ kind: 'generated-credit', rows, bias: 1, seed: 0, testFraction: 0.2 });
it('holds back a fifth of the training split, every row once, and leaves the test split as it is', () => {
    const whole = credit(1000);
    const { data, validation } = splitOffValidation(whole, 3);
    expect([data.train.count, validation.count]).toEqual([640, 160]);
    expect(data.test).toBe(whole.test);
    const width = whole.train.features.length / whole.train.count;
    const keysOf = ({ features, labels, protectedValues, count }) => Array.from({ length: count }, (_, row) => JSON.stringify([...features.subarray(row * width, (row + 1) * width), labels[row], Object.values(protectedValues).map((values) => values[row])]));
    expect([...keysOf(data.train), ...keysOf(validation)].sort()).toEqual(keysOf(whole.train).sort());
    expect(splitOffValidation(whole, 3).validation).toEqual(validation);
    expect(splitOffValidation(whole, 4).validation.features).not.toEqual(validation.features);
});
it('holds back 1,000 rows at the most', () => {
    expect(splitOffValidation(credit(8000), 0).validation.count).toBe(1000);
});
//# sourceMappingURL=validation-split.spec.js.map