// Lighthouse as a program of its own, installed on demand beside the installed packages.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
/** The last version that is made for Node 20. */
const VERSION = '12.8.2';
const FOLDER = path.join(process.cwd(), 'node_modules', '.cache', 'lighthouse');
const PROGRAM = path.join(FOLDER, 'node_modules', 'lighthouse', 'cli', 'index.js');
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Why Lighthouse cannot be used here, or null when it is installed. */
export function installLighthouse() {
    if (existsSync(PROGRAM))
        return null;
    process.stderr.write(`gradlens: installing Lighthouse ${VERSION} for the audit …\n`);
    mkdirSync(FOLDER, { recursive: true });
    const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', '.', `lighthouse@${VERSION}`], { cwd: FOLDER, stdio: ['ignore', 'ignore', 'pipe'] });
    return status === 0 && existsSync(PROGRAM) ? null : `Lighthouse ${VERSION} could not be installed`;
}
/** Audits a page once, in a browser of its own. @throws Error when Lighthouse could not */
export function auditPage(address, form, folder) {
    const output = path.join(folder, 'lighthouse.json');
    const flags = ['--output=json', `--output-path=${output}`, '--only-categories=performance,accessibility', '--quiet', '--no-enable-error-reporting', `--chrome-flags=${FLAGS.join(' ')}`];
    const preset = form === 'desktop' ? ['--preset=desktop'] : [];
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, address, ...flags, ...preset], { encoding: 'utf8', env: { ...process.env, CHROME_PATH: CHROMIUM } });
    if (status !== 0)
        throw new Error(`Lighthouse failed: ${stderr.slice(-1000)}`);
    const report = JSON.parse(readFileSync(output, 'utf8'));
    if (report.runtimeError !== undefined)
        throw new Error(`Lighthouse failed: ${report.runtimeError.message}`);
    return readReport(report);
}
function readReport({ categories, audits }) {
    const score = (name) => Math.round((categories[name]?.score ?? NaN) * 100);
    const valueOf = (id) => audits[id]?.numericValue ?? NaN;
    const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
    const below = counted.flatMap(({ id }) => {
        const { score: found = null, displayValue = '', title = id } = audits[id] ?? {};
        return found !== null && found < 0.9 ? [`${title} ${displayValue}`.trim()] : [];
    });
    return { performance: score('performance'), accessibility: score('accessibility'), paintMs: valueOf('largest-contentful-paint'), blockedMs: valueOf('total-blocking-time'), shift: valueOf('cumulative-layout-shift'), below };
}
//# sourceMappingURL=audit-page.js.map