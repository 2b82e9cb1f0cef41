import { expect, it } from 'vitest';
import { didYouMean, nearestName } from './nearest-name.js';
const NAMES = ['gradNorm', 'severity', 'updateNorm', 'hold'];
it.each([
    ['gradNrm', 'gradNorm'],
    ['seveirty', 'severity'],
    ['GRADNORM', 'gradNorm'],
    ['colour', null],
    ['x', null],
])('the nearest name to %s is %s', (word, nearest) => {
    expect(nearestName(word, NAMES)).toBe(nearest);
    expect(didYouMean(word, NAMES)).toBe(nearest === null ? '' : ` (did you mean ${nearest}?)`);
});
//# sourceMappingURL=nearest-name.spec.js.map