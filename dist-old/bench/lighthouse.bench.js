// What Lighthouse says of the dashboard's pages, with data, on a screen and on a throttled phone. It is installed on demand, of one version.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '#libs/decision-store';
import { projectOfThings } from '../apps/api/src/testing/project-of-things.js';
import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import { hasBrowser } from '../test/spec-support/browser.js';
import { startServer, TOKEN } from './api/server-child.js';
import { auditPage, installLighthouse } from './lighthouse/audit-page.js';
import { benchLine, printLines } from './report.js';
const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        /** How often each page is audited. */
        times: { type: 'string', default: '3' },
        /** All pages, in place of overview and run. */
        all: { type: 'boolean', default: false },
        /** `desktop`, `mobile`, or both without it. */
        form: { type: 'string' },
    },
});
const FORMS = values.form === undefined ? ['desktop', 'mobile'] : [values.form];
function report({ page }, form, found) {
    // the bars are those of a screen: a dashboard is watched there; a phone on a slow line is told beside it
    const least = (bar) => (form === 'desktop' ? { min: bar } : null);
    const line = (metric, unit, target, of) => {
        printLines([benchLine({ name: `lighthouse ${page}, ${form}`, metric, unit, target }, found.map(of))], values.json);
    };
    line('performance', 'of 100', least(95), ({ performance }) => performance);
    line('accessibility', 'of 100', { min: 100 }, ({ accessibility }) => accessibility);
    line('largest contentful paint', 'ms', null, ({ paintMs }) => paintMs);
    line('total blocking time', 'ms', null, ({ blockedMs }) => blockedMs);
    line('layout shift', '', null, ({ shift }) => shift);
    const missed = new Set(found.flatMap(({ below }) => below));
    if (missed.size > 0)
        process.stderr.write(`${page}, ${form}, below 0.9: ${[...missed].join('; ')}\n`);
}
/** Pages with something on them. */
async function placesOf(store) {
    const { run, ids } = await projectOfThings(store, 'default', 'a word');
    const recording = await recordingRun(store, 24, (measure, step, layer) => (measure === 'flags' ? 0 : Math.exp(Math.sin(layer + step / 50))));
    await recording.record(0, 1000);
    await recording.close();
    const first = [{ page: 'overview', path: '/' }, { page: 'run', path: `/runs/${recording.uuid}` }];
    const lists = ['runs', 'comparisons', 'reviews', 'incidents', 'alerts', 'silences', 'deliveries', 'rules', 'rule-editor', 'settings'].map((page) => ({ page, path: `/${page}` }));
    const others = [{ page: 'ledger', path: `/ledgers/${run}` }, { page: 'predictions', path: `/predictions?run=${run}` }, { page: 'prediction', path: `/predictions/${ids.Prediction}` }, { page: 'incident', path: `/incidents/${ids.Incident}` }, { page: 'trace', path: `/traces/${ids.Trace}` }, { page: 'impact', path: `/impacts/${ids.Impact}` }];
    return values.all ? [...first, ...lists, ...others] : first;
}
async function measure(home) {
    const store = await openStore({ home, applicationName: 'bench', poolSize: 4 });
    const api = await startServer('apps/api/src/main.js', { GRADLENS_HOME: home, GRADLENS_LOG: 'stderr', GRADLENS_LOG_LEVEL: 'error' });
    try {
        const turns = (await placesOf(store)).flatMap((place) => FORMS.map((form) => ({ place, form })));
        for (const { place, form } of turns) {
            const found = Array.from({ length: Number(values.times) }, () => auditPage(`${api.url}${place.path}#token=${TOKEN}`, form, home));
            report(place, form, found);
        }
    }
    finally {
        await api.stop();
        await store.close();
    }
}
const missing = hasBrowser() ? installLighthouse() : 'there is no Chromium';
if (missing === null) {
    const home = await mkdtemp(path.join(tmpdir(), 'gradlens-bench-'));
    await chmod(home, 0o755);
    try {
        await measure(home);
    }
    finally {
        await rm(home, { recursive: true, force: true });
    }
}
else
    process.stderr.write(`SKIPPED: ${missing}\n`);
process.exit();
//# sourceMappingURL=lighthouse.bench.js.map