import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runSpecJsonSchema } from './parse.js';
const FILE = new URL('../../../../docs/run-spec.schema.json', import.meta.url);
it('is what docs/run-spec.schema.json publishes (UPDATE_SNAPSHOTS=1 rewrites it)', () => {
    const text = `${JSON.stringify(runSpecJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_SNAPSHOTS'] === '1')
        writeFileSync(FILE, text);
    expect(readFileSync(FILE, 'utf8')).toBe(text);
});
//# sourceMappingURL=json-schema.spec.js.map