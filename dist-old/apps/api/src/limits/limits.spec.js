import { buildSchema, getOperationAST, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApiSchema } from '../schema/print-api-schema.js';
import { measureQuery } from './measure-query.js';
import { checkQueryLimits, QUERY_LIMITS } from './query-limits.js';
import { prepareOperation } from './subscribe-guard.js';
let schema;
beforeAll(async () => {
    schema = await buildApiSchema();
});
function sizeOf(text, variables = {}, of = schema) {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation)
        throw new Error('no operation');
    return measureQuery({ schema: of, document, operation, variables });
}
describe('measureQuery', () => {
    it('multiplies a page by its size, given as literal or as variable', () => {
        // runs 1 + 7 × (edges 1 + node 1 + uuid 1 + name 1)
        expect(sizeOf('{ runs(first: 7) { edges { node { uuid name } } } }')).toEqual({ depth: 4, aliases: 0, cost: 29 });
        const withVariable = 'query ($n: Int!) { runs(first: $n) { edges { node { uuid name } } } }';
        expect(sizeOf(withVariable, { n: 7 }).cost).toBe(29);
        expect(sizeOf(withVariable.replace('Int!', 'Int! = 7')).cost).toBe(29);
    });
    it('multiplies the points of a series by maxPoints, also inside a fragment', () => {
        // run 1 + series 50 + points 1 + 100 × (step 1)
        const plain = '{ run(uuid: "a") { series(layer: "l", measure: SCALE, maxPoints: 100) { points { step } } } }';
        const spread = `{ run(uuid: "a") { series(layer: "l", measure: SCALE, maxPoints: 100) { ...P } } }
      fragment P on Series { points { step } }`;
        expect(sizeOf(plain).cost).toBe(152);
        expect(sizeOf(spread).cost).toBe(152);
    });
    it('counts aliases, and nothing for introspection', () => {
        expect(sizeOf('{ a: health { version } b: health { v: version } }').aliases).toBe(3);
        expect(sizeOf('{ __schema { types { fields { type { ofType { ofType { name } } } } } } }')).toEqual({ depth: 0, aliases: 0, cost: 0 });
    });
    it('measures fragments that double 60 times in no time, and ends on a cycle', () => {
        const levels = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Run { ...F${i + 1} ...F${i + 1} }`).join('\n');
        const size = sizeOf(`{ run(uuid: "a") { ...F0 } } ${levels} fragment F60 on Run { uuid }`);
        expect(size.cost).toBeGreaterThan(QUERY_LIMITS.cost);
        expect(sizeOf('{ run(uuid: "a") { ...F } } fragment F on Run { uuid ...F }').depth).toBe(2);
    });
    it('counts every level of a deep query', () => {
        const nested = buildSchema('type Query { q: Query a: Int }');
        expect(sizeOf('{ q { q { q { a } } } }', {}, nested).depth).toBe(4);
    });
    it('cannot be talked down by a negative or fractional size', () => {
        expect(sizeOf('{ runs(first: -100) { edges { node { uuid } } } }').cost).toBeGreaterThan(0);
        expect(sizeOf('query ($n: Int!) { runs(first: $n) { totalCount } }', { n: 'x' }).cost).toBe(2);
    });
});
describe('checkQueryLimits', () => {
    const check = (text) => {
        const document = parse(text);
        const operation = getOperationAST(document);
        if (!operation)
            throw new Error('no operation');
        return checkQueryLimits({ schema, document, operation, variables: {} }, 400);
    };
    it('lets a page of the dashboard pass: 50 layers, each with its series', () => {
        const series = Array.from({ length: 50 }, (_, i) => `l${i}: series(layer: "l${i}", measure: SCALE, maxPoints: 2000) { values { base64 } }`);
        expect(check(`{ run(uuid: "a") { ${series.join(' ')} } }`).cost).toBeLessThan(QUERY_LIMITS.cost / 10);
    });
    it('refuses 301 aliases, naming what was found and what is allowed', () => {
        const aliases = Array.from({ length: 301 }, (_, i) => `a${i}: health { version }`).join(' ');
        expect(() => check(`{ ${aliases} }`)).toThrow(/aliases is 301; allowed: at most 300/);
    });
});
describe('prepareOperation', () => {
    it('applies the same rules to the web socket: tokens, validity, cost', () => {
        const codeOf = (query) => {
            const prepared = prepareOperation(schema, { query }, { loaders: {}, access: null, recorded: new Set(), read: new Map() }, { introspection: 'all', rate: { count: () => undefined } });
            return Array.isArray(prepared) ? prepared[0]?.extensions['code'] : 'fine';
        };
        expect(codeOf('{ health { version } }')).toBe('fine');
        expect(codeOf(`{ ${'health '.repeat(9_990)} }`)).not.toBe('GRAPHQL_PARSE_FAILED');
        expect(codeOf(`{ ${'health '.repeat(11_000)} }`)).toBe('GRAPHQL_PARSE_FAILED');
        expect(codeOf('{ nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
        expect(codeOf('{ runs(first: 1, search: "a\\u0000b") { totalCount } }')).toBe('BAD_USER_INPUT');
        expect(codeOf('{ runs(first: 100) { edges { node { stepSeries(measure: LOSS, maxPoints: 9999) { points { step } } } } } }')).toBe('QUERY_TOO_COSTLY');
    });
});
//# sourceMappingURL=limits.spec.js.map