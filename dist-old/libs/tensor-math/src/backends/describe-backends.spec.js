import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { BACKENDS } from '#libs/contracts';
import { describeBackends } from './describe-backends.js';
const page = fileURLToPath(new URL('../../../../docs/backends.md', import.meta.url));
const scripts = fileURLToPath(new URL('../../../../package.json', import.meta.url));
const PLACE = /(<!-- printed from the table in code -->\n)[\s\S]*?(\n<!-- end -->)/;
it('docs/backends.md has the table of the backends as the code prints it (UPDATE_SNAPSHOTS=1 rewrites it)', () => {
    const text = readFileSync(page, 'utf8');
    const wanted = text.replace(PLACE, `$1${describeBackends()}$2`);
    if (process.env['UPDATE_SNAPSHOTS'] === '1')
        writeFileSync(page, wanted);
    expect(PLACE.test(text)).toBe(true);
    expect(readFileSync(page, 'utf8')).toBe(wanted);
});
it('has a row for every backend that a spec may name, and only commands that there are', () => {
    const table = describeBackends();
    for (const name of BACKENDS.filter((choice) => choice !== 'auto'))
        expect(table).toContain(`| \`${name}\` |`);
    const { scripts: there } = JSON.parse(readFileSync(scripts, 'utf8'));
    const named = [...table.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name !== undefined && name in there))).toEqual([]);
});
//# sourceMappingURL=describe-backends.spec.js.map