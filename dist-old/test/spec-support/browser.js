import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Whether there is a browser to drive; says so where there is none. */
export function hasBrowser() {
    const present = existsSync(CHROMIUM);
    if (!present)
        process.stderr.write('SKIPPED (no Chromium): a test that drives the dashboard\n');
    return present;
}
/** Where pictures for a person to look at go; nowhere unless it is named. */
const PICTURES = process.env['GRADLENS_TEST_PICTURES'];
/** Takes a picture of a page for a person to look at, where somebody asks for pictures. */
export async function takePicture(page, name, { fullPage = true } = {}) {
    if (PICTURES !== undefined)
        await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage });
}
/** A page in a real browser, and what it complained of. */
export async function openPage() {
    const problems = [];
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    // machines that run several such tests at once are slow
    page.setDefaultTimeout(90_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
        if (message.type() === 'error')
            problems.push(message.text());
    });
    return { browser, page, problems };
}
//# sourceMappingURL=browser.js.map