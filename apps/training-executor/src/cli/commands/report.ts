import { randomBytes } from 'node:crypto';

import { redactReport, REPORT_LEVELS, reportFile, reportHtml, type ReportLevel, sealReport } from '#libs/audit';
import { findTrust, openKeyring } from '#libs/decision-store';
import { Option } from 'commander';

import { writeFileWhole, writeStream } from '../../exporting/write-output.js';
import { gatherReport } from '../../reporting/gather-report.js';
import { printPdf } from '../../reporting/print-pdf.js';
import { withStore } from '../../running/context.js';
import { productVersion } from '../../running/provenance.js';
import { actorOf } from '../actor-of.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { runArgument } from './db-arguments.js';

const FORMATS = ['html', 'pdf', 'json'] as const;

interface ReportOptions {
  readonly record?: string;
  readonly format: (typeof FORMATS)[number];
  readonly level: ReportLevel;
  readonly output?: string;
  readonly force?: boolean;
}

/** `gradlens report RUN`: the audit report of a run, or of one prediction of it, signed. */
export const reportCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('report')
    .description('the audit report of a run, or of one prediction: signed, and checked anywhere by gradlens verify')
    .argument('<run>', 'uuid of the run')
    .option('--record <split:row>', 'about one prediction: test:17, or the pseudonym of a sensitive one')
    .addOption(new Option('--format <format>', 'a page, the same printed (needs Chromium), or what gradlens verify checks').choices([...FORMATS]).default('html'))
    .addOption(new Option('--level <level>', 'full; reviewer: without who it is about; public: without names and reasons of people as well').choices([...REPORT_LEVELS]).default('full'))
    .option('-o, --output <file>', 'write it there; standard output by default')
    .option('--force', 'replace a file that is there')
    .action(async (run: string, options: ReportOptions) => {
      await makeReport(run, options, terminal);
      finish(EXIT.done);
    });
};

async function makeReport(text: string, options: ReportOptions, terminal: Terminal): Promise<void> {
  const { record = null, format, level, output, force = false } = options;
  const run = runArgument(text, 'RUN', 'report');
  const bytes = await withStore(terminal.environment, terminal.say, async ({ store, environment, clock }) => {
    const { GRADLENS_HOME: home, GRADLENS_ANCHOR_FILE: anchorFile } = environment;
    const by = (await actorOf(store, environment)).name;
    const trust = findTrust({ home, anchorFile });
    const content = await gatherReport(store, { run, record, by, product: productVersion(), trust }, clock);
    const sealed = sealReport(content, { signer: openKeyring(home).signer, timeUs: Math.round(clock.now() * 1000), salt: () => randomBytes(16) });
    const report = redactReport(sealed, level);
    if (format === 'json') return Buffer.from(reportFile(report));
    const html = reportHtml(report);
    return format === 'html' ? Buffer.from(html) : await printPdf(html);
  });
  if (output === undefined) await writeStream(terminal.stdout, (write) => write(bytes));
  else await writeFileWhole(output, force, (write) => write(bytes));
}
