import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
import { OPENMETRICS_TYPE } from './openmetrics-text.js';
const DEPLOY = join(repoRoot(), 'deploy');
// scripts/bootstrap.mjs --test unpacks it; where it is missing the check counts this suite as skipped, by name
const PROMTOOL = join(repoRoot(), 'node_modules/.cache/debian/usr/bin/promtool');
const RULES = readFileSync(join(DEPLOY, 'prometheus/alerts.yaml'), 'utf8');
const DASHBOARD = readFileSync(join(DEPLOY, 'grafana/dashboards/gradlens.json'), 'utf8');
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const scrape = (headers = {}) => fetch(`${api.url}/metrics`, { headers: { authorization: `Bearer ${TEST_TOKEN}`, ...headers } });
/** Names that samples may have, by the families that are told. */
async function exportedNames() {
    const families = (await (await scrape()).text()).matchAll(/^# TYPE (\S+) (\S+)$/gm);
    return new Set(Array.from(families).flatMap(([, name = '', type]) => (type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name])));
}
const namesIn = (text) => [...new Set(text.match(/\b(?:gradlens|nodejs|process)_[a-z0-9_]+\b/g))];
describe('what is deployed beside the service', () => {
    it.each([['alert rules', RULES, 10], ['dashboard', DASHBOARD, 20]])('names in its %s only metrics that are exported', async (_name, text, least) => {
        const names = namesIn(text);
        expect(names.length).toBeGreaterThanOrEqual(least);
        const exported = await exportedNames();
        expect(names.filter((name) => !exported.has(name))).toEqual([]);
    });
    it('has a dashboard whose panels do not overlap, each with a query and a title of its own', () => {
        const { panels } = JSON.parse(DASHBOARD);
        expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
        for (const { type, targets } of panels)
            expect(type === 'row' || (targets ?? []).length > 0).toBe(true);
        const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`));
        expect(new Set(cells).size).toBe(cells.length);
    });
    describe.skipIf(!existsSync(PROMTOOL))('by promtool', () => {
        const folder = mkdtempSync(join(tmpdir(), 'gradlens-promtool-'));
        cpSync(join(DEPLOY, 'prometheus'), folder, { recursive: true });
        writeFileSync(join(folder, 'token'), TEST_TOKEN);
        afterAll(() => { rmSync(folder, { recursive: true }); });
        const promtool = (...args) => execFileSync(PROMTOOL, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
        it('the configuration and its rules are right, and the rules fire and rest when they must', () => {
            expect(promtool('check', 'config', 'prometheus.yaml')).toContain('SUCCESS');
            expect(promtool('test', 'rules', 'alerts.test.yaml')).toContain('SUCCESS');
        });
    });
});
describe('OpenMetrics', () => {
    it('is told where it is asked for: counters by their family, an end, the same samples', async () => {
        await api.send('{ health { version } }');
        const answer = await scrape({ accept: 'application/openmetrics-text;version=1.0.0;q=0.75,text/plain;version=0.0.4;q=0.5' });
        expect(answer.headers.get('content-type')).toBe(OPENMETRICS_TYPE);
        const text = await answer.text();
        expect(text.endsWith('\n# EOF\n')).toBe(true);
        expect(text).not.toContain('\n\n');
        expect(text).toContain('# TYPE gradlens_ingest_bytes counter\n');
        expect(text).toMatch(/\ngradlens_ingest_bytes_total \d/);
        expect(text).toMatch(/\ngradlens_http_request_duration_seconds_count\{area="graphql",status="200"\} 1\n/);
        const plain = await (await scrape()).text();
        expect(plain).toContain('# TYPE gradlens_ingest_bytes_total counter\n');
        expect(plain).not.toContain('# EOF');
    });
});
//# sourceMappingURL=deploy.e2e.spec.js.map