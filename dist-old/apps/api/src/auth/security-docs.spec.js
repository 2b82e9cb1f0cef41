import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayReview, ROLES } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
import { mayAudit, mayChange, mayReach, mayReadPeople } from './authorizer.js';
const PAGE = readFileSync(join(repoRoot(), 'docs/security.md'), 'utf8');
/** What a token may, in the words of the page, and how the code decides it. */
const DEEDS = {
    'reads over GraphQL': (role) => mayReach({ role, project: null }, 'graphql'),
    'reads what the data say of a person': (role) => mayReach({ role, project: null }, 'graphql') && mayReadPeople({ tokenId: '', name: '', role, project: null }),
    'reads the audit log': (role) => mayReach({ role, project: null }, 'graphql') && mayAudit(role),
    'reads `/metrics`, with a token for all projects': (role) => mayReach({ role, project: null }, 'metrics'),
    'reads `/metrics`, with a token for one project': (role) => mayReach({ role, project: 'p' }, 'metrics'),
    'changes things by mutations': (role) => mayReach({ role, project: null }, 'graphql') && mayChange(role),
    'reviews: sensitive predictions; lets a sensitive run go on, decides what timed out': (role) => mayChange(role) && mayReview(role),
    'delivers recordings to `/ingest`': (role) => mayReach({ role, project: null }, 'ingest'),
};
describe('docs/security.md', () => {
    it('has the table of roles that the code acts by', () => {
        const heading = [`| may | ${ROLES.join(' | ')} |`, `|---|${ROLES.map(() => '---|').join('')}`];
        const rows = Object.entries(DEEDS).map(([deed, may]) => `| ${deed} | ${ROLES.map((role) => (may(role) ? 'yes' : '–')).join(' | ')} |`);
        expect(PAGE).toContain([...heading, ...rows].join('\n'));
    });
    it('names for each threat tests that are there', () => {
        const rows = PAGE.split('\n').filter((line) => /^\| [STRIDE] \|/.test(line));
        expect(new Set(rows.map((row) => row.charAt(2)))).toEqual(new Set('STRIDE'));
        const missing = rows.flatMap((row) => {
            const named = [...row.matchAll(/`([\w./-]+spec\.ts)`: "([^"]+)"/g)].map(([, path = '', title = '']) => ({ path, title }));
            if (named.length === 0)
                return [`no test in: ${row}`];
            return named.filter(({ path, title }) => !existsSync(join(repoRoot(), path)) || !readFileSync(join(repoRoot(), path), 'utf8').includes(title)).map(({ path, title }) => `${path}: ${title}`);
        });
        expect(missing).toEqual([]);
    });
});
//# sourceMappingURL=security-docs.spec.js.map