import { GraphQLError, parse } from 'graphql';
import { expect, it } from 'vitest';
import { refuseNul } from './refuse-nul.js';
const clean = parse('query ($s: String) { runs(first: 1, search: $s) { totalCount } }');
it('names the variable that holds a NUL, however deep', () => {
    expect(() => {
        refuseNul(clean, { input: { list: ['a', { reason: 'a\0b' }] } }, 400);
    }).toThrow('input.list.1.reason holds a NUL character (U+0000), or half of a character; allowed: text without them');
});
it('finds half of a character, and lets whole ones through', () => {
    expect(() => {
        refuseNul(clean, { s: 'a\ud800b' }, 400);
    }).toThrow('s holds');
    refuseNul(clean, { s: '🙂' }, 400);
});
it('finds one in the text of the query', () => {
    const planted = parse('{ runs(first: 1, search: "a\\u0000b") { totalCount } }');
    try {
        refuseNul(planted, {}, 200);
        expect.unreachable('it was let through');
    }
    catch (error) {
        expect(error).toBeInstanceOf(GraphQLError);
        expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', http: { status: 200 } });
    }
});
it('lets everything else through', () => {
    refuseNul(clean, { s: 'a\\u0000b', n: 0, none: null, list: [1, ['x']] }, 400);
});
//# sourceMappingURL=refuse-nul.spec.js.map