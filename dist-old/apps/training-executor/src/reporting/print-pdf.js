import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '#libs/contracts';
/** Names of the browser that prints. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];
/** It is ended after this time. Unit: ms. */
const MOST_MS = 120_000;
/** Prints a page as PDF with Chromium: the one that CHROMIUM_PATH names, or one that is installed. @throws InputError when there is none. */
export async function printPdf(html) {
    const folder = await mkdtemp(path.join(tmpdir(), 'gradlens-report-'));
    try {
        const [page, pdf] = [path.join(folder, 'report.html'), path.join(folder, 'report.pdf')];
        await writeFile(page, html);
        // its sandbox needs rights that containers do not give; the page is ours and has no script
        const args = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}`, '--no-pdf-header-footer', `--print-to-pdf=${pdf}`, pathToFileURL(page).href];
        const given = process.env['CHROMIUM_PATH'];
        for (const browser of given === undefined ? BROWSERS : [given]) {
            if (await printed(browser, args))
                return await readFile(pdf);
        }
        throw new InputError({ source: 'report', path: '--format', value: 'pdf', allowed: 'html or json; for pdf install Chromium (apt-get install chromium), or name one by CHROMIUM_PATH' });
    }
    finally {
        await rm(folder, { recursive: true, force: true });
    }
}
/** Whether the browser is there; @throws Error when it is, and cannot print. */
function printed(browser, args) {
    return new Promise((resolve, reject) => {
        const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: MOST_MS, killSignal: 'SIGKILL' });
        let errors = '';
        child.stderr.on('data', (part) => (errors += part.toString()));
        child.once('error', (error) => {
            if (error.code === 'ENOENT')
                resolve(false);
            else
                reject(error);
        });
        child.once('close', (code, signal) => {
            if (code === 0)
                resolve(true);
            else
                reject(new Error(`${browser} could not print${signal === null ? '' : ` (${signal})`}: ${errors.slice(-400)}`)); // told already where it is not there
        });
    });
}
//# sourceMappingURL=print-pdf.js.map