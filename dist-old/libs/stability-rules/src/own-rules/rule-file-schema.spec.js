import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ruleFileJsonSchema } from './definition.js';
it('rule files have their JSON Schema in docs/rule-file.schema.json (UPDATE_SNAPSHOTS=1 rewrites it)', () => {
    const file = new URL('../../../../docs/rule-file.schema.json', import.meta.url);
    const text = `${JSON.stringify(ruleFileJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_SNAPSHOTS'] === '1')
        writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
});
//# sourceMappingURL=rule-file-schema.spec.js.map