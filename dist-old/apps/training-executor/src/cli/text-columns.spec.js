import { expect, it } from 'vitest';
import { textColumns } from './text-columns.js';
it('puts cells one below the other and leaves no blanks at the end', () => {
    expect(textColumns([['layer', 'step'], ['a', '100'], ['dense1', '']])).toEqual(['layer   step', 'a       100', 'dense1']);
    expect(textColumns([])).toEqual([]);
});
//# sourceMappingURL=text-columns.spec.js.map