import { describe, expect, it } from 'vitest';
import { requireSameData } from './require-same-data.js';
const FOUND = { files: [{ name: 'a.csv', sha256: 'aa', sizeBytes: 1 }, { name: 'b.csv', sha256: 'bb', sizeBytes: 1 }], splitSha256: 'cc', trainCount: 1, testCount: 1, dropped: 0 };
describe('requireSameData', () => {
    it.each([FOUND, { name: 'adult', ...FOUND }, { ...FOUND, files: [] }, {}, null])('takes what is the same, or not recorded: %j', (recorded) => {
        expect(() => { requireSameData(recorded, FOUND); }).not.toThrow();
    });
    it.each([
        [{ ...FOUND, files: [{ name: 'b.csv', sha256: 'b0', sizeBytes: 1 }] }, 'data, file b.csv is sha256 bb; allowed: sha256 b0, that of the recorded run'],
        [{ ...FOUND, files: [{ name: 'c.csv', sha256: 'dd', sizeBytes: 1 }] }, 'data, file c.csv is sha256 none; allowed: sha256 dd, that of the recorded run'],
        [{ ...FOUND, splitSha256: 'c0' }, 'data, split of its rows is sha256 cc; allowed: sha256 c0, that of the recorded run'],
    ])('names what differs', (recorded, message) => {
        expect(() => { requireSameData(recorded, FOUND); }).toThrow(message);
    });
});
//# sourceMappingURL=require-same-data.spec.js.map