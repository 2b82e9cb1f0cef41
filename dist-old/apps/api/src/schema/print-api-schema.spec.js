import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEnumType, isIntrospectionType, isSpecifiedScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
import { buildApiSchema, printApiSchema } from './print-api-schema.js';
const PATH = join(repoRoot(), 'apps/api/schema.graphql');
describe('the schema of the API', () => {
    it('is the one in schema.graphql (rewrite it with UPDATE_SNAPSHOTS=1)', async () => {
        const printed = await printApiSchema();
        if (process.env['UPDATE_SNAPSHOTS'] === '1')
            writeFileSync(PATH, printed);
        expect(printed).toBe(readFileSync(PATH, 'utf8'));
    });
    it('describes every type, field, argument and value', async () => {
        const schema = await buildApiSchema();
        const silent = Object.values(schema.getTypeMap())
            .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
            .flatMap((type) => describedParts(type))
            .filter(([, description]) => (description ?? '').trim() === '')
            .map(([place]) => place);
        // the three roots are named by what they are
        expect(silent).toEqual(['Query', 'Mutation', 'Subscription'].filter((root) => silent.includes(root)));
    });
});
/** The type and all that it holds, each with its description. */
function describedParts(type) {
    const own = [type.name, type.description];
    if (isEnumType(type))
        return [own, ...type.getValues().map((value) => [`${type.name}.${value.name}`, value.description])];
    if (!('getFields' in type))
        return [own];
    const fields = Object.values(type.getFields());
    return [own, ...fields.flatMap((field) => fieldParts(`${type.name}.${field.name}`, field))];
}
function fieldParts(place, field) {
    const args = 'args' in field ? field.args : [];
    return [[place, field.description], ...args.map((argument) => [`${place}.${argument.name}`, argument.description])];
}
//# sourceMappingURL=print-api-schema.spec.js.map