import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as graphqlEslint from '@graphql-eslint/eslint-plugin';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
const FILE = 'apps/api/schema.graphql';
const RULES = {
    'naming-convention': { types: 'PascalCase', FieldDefinition: 'camelCase', InputValueDefinition: 'camelCase', Argument: 'camelCase', EnumValueDefinition: 'UPPER_CASE' },
    'require-description': { ObjectTypeDefinition: false, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, InputObjectTypeDefinition: true, UnionTypeDefinition: true, EnumTypeDefinition: true },
    'require-deprecation-reason': {},
    'relay-connection-types': {},
    'relay-page-info': {},
    // pages go forward only; a list may be whole where it is short; what has no id of its own is no Node
    'relay-arguments': { includeBoth: false },
    'relay-edge-types': { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
};
/** What the relay and naming rules of graphql-eslint say of a schema. */
function problemsOf(schema) {
    const { parser, rules } = graphqlEslint;
    const chosen = Object.entries(RULES).map(([name, options]) => [`graphql/${name}`, Object.keys(options).length === 0 ? 'error' : ['error', options]]);
    const config = { files: ['**/*.graphql'], languageOptions: { parser, parserOptions: { graphQLConfig: { schema } } }, plugins: { graphql: { rules } }, rules: Object.fromEntries(chosen) };
    return new Linter({ configType: 'flat' }).verify(schema, [config], { filename: FILE }).map(({ line, message }) => `${line}: ${message}`);
}
describe('apps/api/schema.graphql', () => {
    const schema = readFileSync(join(repoRoot(), FILE), 'utf8');
    it('keeps the relay and naming rules of graphql-eslint', () => {
        expect(problemsOf(schema)).toEqual([]);
    });
    it('would be found breaking them', () => {
        const broken = 'type Query { Wrong_name: thingConnection! }\ntype thingConnection { edges: [String] }\nenum E { lower }\n';
        expect(problemsOf(broken).length).toBeGreaterThan(3);
    });
});
//# sourceMappingURL=schema-rules.spec.js.map