import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';
import { expect, it } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
const read = (name) => readFileSync(join(repoRoot(), 'apps/api', name), 'utf8');
/** What breaks clients of the released schema under another one. */
function broken(text) {
    return findBreakingChanges(buildSchema(read('schema.released.graphql')), buildSchema(text)).map(({ description }) => description);
}
it('breaks no client of the released schema (what must break is released by npm run schema:release, with a line in CHANGELOG.md)', () => {
    expect(broken(read('schema.graphql'))).toEqual([]);
});
it('would notice a field that is gone, an argument that became required, and a type that changed', () => {
    const schema = read('schema.graphql');
    expect(broken(schema.replace('  health: Health!', '  healthOfService: Health!'))).toEqual(['Query.health was removed.']);
    expect(broken(schema.replace('health: Health!', 'health(of: String!): Health!'))).toEqual(['A required arg of on Query.health was added.']);
    expect(broken(schema.replace('  health: Health!', '  health: Health'))).toEqual(['Query.health changed type from Health! to Health.']);
});
//# sourceMappingURL=released-schema.spec.js.map