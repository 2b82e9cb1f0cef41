import { describe, expect, it } from 'vitest';
import { toMeaning } from './series-columns.js';
import { rowReader } from './series-row.js';
describe('two columns of one meaning', () => {
    const row = (fields) => ({ place: 'line 2', fields });
    it.each([[{ step: 1, loss: 2, train_loss: 50 }], [{ step: 1, train_loss: 50, loss: 2 }]])('reads our own name and names the other as not used: %j', (fields) => {
        const reader = rowReader('a.csv', new Map());
        expect(reader.understand(row(fields))).toMatchObject({ step: 1, loss: 2 });
        expect([[...reader.read.keys()].sort(), [...reader.ignored]]).toEqual([['loss', 'step'], ['train_loss']]);
    });
    it('takes what a person maps before both', () => {
        const reader = rowReader('a.csv', new Map([['train_loss', toMeaning('loss')]]));
        expect(reader.understand(row({ step: 1, loss: 2, train_loss: 50 }))).toMatchObject({ loss: 50 });
        expect([...reader.ignored]).toEqual(['loss']);
    });
    it('reads both where a row holds but one of them, and the first of two names of others', () => {
        const reader = rowReader('a.csv', new Map());
        expect(reader.understand(row({ step: 1, loss: '', train_loss: '3' }))).toMatchObject({ loss: 3 });
        expect(reader.understand(row({ step: 2, loss: '4', train_loss: '' }))).toMatchObject({ loss: 4 });
        expect(reader.understand(row({ step: 3, gradient_norm: 5, global_grad_norm: 6 }))?.cells).toEqual([{ layer: null, measure: 'gradNorm', value: 5 }]);
        expect([...reader.ignored]).toEqual(['global_grad_norm']);
    });
});
//# sourceMappingURL=series-row.spec.js.map