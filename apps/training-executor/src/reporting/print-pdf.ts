import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { InputError } from '#libs/contracts';

/** Names of the browser that prints. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** It is ended after this time. Unit: ms. */
const MOST_MS = 120_000;

/** Browsers that may print, the best first: the one that CHROMIUM_PATH names, or any that is installed. */
function browsers(): readonly string[] {
  const given = process.env['CHROMIUM_PATH'];
  return given === undefined ? BROWSERS : [given];
}

/** Says that there is no browser that prints, before there is anything to print. @throws InputError */
export function requirePrinter(): void {
  if (!browsers().some(isThere)) throw noBrowser();
}

function noBrowser(): InputError {
  return new InputError({ source: 'report', path: '--format', value: 'pdf', allowed: 'html or json; for pdf install Chromium (apt-get install chromium), or name one by CHROMIUM_PATH' });
}

/** Whether a program can be started: by its path, or by its name on the path. */
function isThere(program: string): boolean {
  const places = program.includes('/') ? [program] : (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, program));
  return places.some((place) => {
    try {
      accessSync(place, constants.X_OK);
      return statSync(place).isFile();
    } catch {
      return false;
    }
  });
}

/** Prints a page as PDF with Chromium. @throws InputError when there is none. */
export async function printPdf(html: string): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gradlens-report-'));
  try {
    const [page, pdf] = [path.join(folder, 'report.html'), path.join(folder, 'report.pdf')];
    await writeFile(page, html);
    // its sandbox needs rights that containers do not give; the page is ours and has no script
    const args = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}`, '--no-pdf-header-footer', `--print-to-pdf=${pdf}`, pathToFileURL(page).href];
    for (const browser of browsers()) {
      if (await printed(browser, args)) return await readFile(pdf);
    }
    throw noBrowser();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether the browser is there; @throws Error when it is, and cannot print. */
function printed(browser: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: MOST_MS, killSignal: 'SIGKILL' });
    let errors = '';
    child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve(false);
      else reject(error);
    });
    child.once('close', (code, signal) => {
      if (code === 0) resolve(true);
      else reject(new Error(`${browser} could not print${signal === null ? '' : ` (${signal})`}: ${errors.slice(-400)}`)); // told already where it is not there
    });
  });
}
