import { type Report, REPORT_LEVELS, type ReportLevel } from '#libs/audit';
import { findReport, reportQuestion, reportStudies } from '#libs/decision-store';
import { Option } from 'commander';
import { uuidv7 } from 'uuidv7';

import { requireReplaceable, writeFileWhole, writeStream } from '../../exporting/write-output.js';
import { statedPrices } from '../../reporting/cost-part.js';
import { makeReport } from '../../reporting/make-report.js';
import { priceNotice } from '../../reporting/price-notice.js';
import { requirePrinter } from '../../reporting/print-pdf.js';
import { REPORT_FORMATS, type ReportFormat, reportBytes } from '../../reporting/report-bytes.js';
import { REPORT_WORK } from '../../reporting/report-work.js';
import { storedReport } from '../../reporting/stored-report.js';
import { type ExecutorContext, withStore } from '../../running/context.js';
import { noteInterrupted } from '../../running/note-interrupted.js';
import { makeQueuedStudy } from '../../worker/make-queued-study.js';
import { actorOf, readerOf } from '../actor-of.js';
import { audited, recordRead } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { amountArgument, currencyArgument } from './amount-argument.js';
import { runArgument, textArgument } from './db-arguments.js';
import { printDifferences } from './report-diff.js';

interface ReportOptions {
  readonly record?: string;
  readonly format: ReportFormat;
  readonly level: ReportLevel;
  readonly output?: string;
  readonly force?: boolean;
  readonly reason: string;
  readonly store: boolean;
  readonly stored?: string;
  readonly diff?: readonly string[];
  readonly queued?: string;
  readonly price?: number;
  readonly currency?: string;
  readonly power?: number;
}

/** `gradlens report RUN`: the audit report of a run, or of one prediction of it, signed; or one that is stored; or what changed between two. */
export const reportCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('report')
    .description('the audit report of a run, or of one prediction: signed, stored, and checked anywhere by gradlens verify')
    .argument('[run]', 'uuid of the run')
    .option('--record <split:row>', 'about one prediction: test:17, or the pseudonym of a sensitive one')
    .addOption(new Option('--format <format>', 'a page, the same printed (needs Chromium), or what gradlens verify checks').choices([...REPORT_FORMATS]).default('html'))
    .addOption(new Option('--level <level>', 'full; reviewer: without who it is about; public: without names and reasons of people as well').choices([...REPORT_LEVELS]).default('full'))
    .option('-o, --output <file>', 'write it there; standard output by default')
    .option('--force', 'replace a file that is there')
    .option('--reason <text>', 'why it is made; stored with the report', '')
    .option('--price <money>', 'of an hour of the machine that trained (GRADLENS_PRICE): tells what the training cost', amountArgument)
    .option('--currency <code>', 'of the price, as EUR (GRADLENS_CURRENCY)', currencyArgument)
    .option('--power <watts>', 'that it drew (GRADLENS_POWER): tells energy', amountArgument)
    .option('--no-store', 'do not store it')
    .option('--stored <report>', 'write one that is stored, by the uuid that gradlens reports prints')
    .option('--diff <reports...>', 'what changed from one report to another, field by field: uuids of stored ones, or files')
    .addOption(new Option('--queued <report>', 'make a queued report (used by the worker)').hideHelp())
    .action(async (run: string | undefined, options: ReportOptions) => {
      await answer(run, options, terminal);
      finish(EXIT.done);
    });
};

async function answer(run: string | undefined, options: ReportOptions, terminal: Terminal): Promise<void> {
  const { queued, diff, stored } = options;
  requireWritable(options);
  await withStore(terminal.environment, terminal.say, async (context) => {
    if (queued !== undefined) await makeQueuedStudy(context, REPORT_WORK, queued, terminal.signal);
    else if (diff !== undefined) await differences(context, diff, terminal);
    else await write(stored === undefined ? await made(context, run, { options, terminal }) : await kept(context, stored, options.level), options, terminal);
  });
}

/** A report that is made is stored, too: not before it is known that it can be written. @throws InputError */
function requireWritable({ format, output, force = false }: ReportOptions): void {
  if (output !== undefined) requireReplaceable(output, force);
  if (format === 'pdf') requirePrinter();
}

/** Two reports tell what they say of people, too. */
async function differences(context: ExecutorContext, reports: readonly string[], terminal: Terminal): Promise<void> {
  await recordRead(context, await readerOf(context.store, context.environment), { action: 'report', run: null, args: { difference: reports } });
  await printDifferences(context.store, reports, terminal);
}

async function kept(context: ExecutorContext, uuid: string, level: ReportLevel): Promise<Report> {
  const report = await storedReport(context.store, uuid);
  const run = (await findReport(context.store, uuid))?.run ?? null;
  await recordRead(context, await readerOf(context.store, context.environment), { action: 'report', run, args: { report: uuid, level } });
  return report;
}

async function made(context: ExecutorContext, text = '', { options, terminal }: { readonly options: ReportOptions; readonly terminal: Terminal }): Promise<Report> {
  const { store } = context;
  const environment = withPrices(context.environment, options);
  const run = runArgument(text, 'RUN', 'report');
  const actor = await actorOf(store, environment);
  const reason = options.reason === '' ? '' : textArgument(options.reason, '--reason', 'report');
  await noteInterrupted(context);
  const question = await reportQuestion(store, run, options.record ?? null);
  const act = { action: 'createReport', run, args: { isOnPrediction: question.record !== null, level: options.level, isStored: options.store, reason } };
  const notice = options.store ? await priceNotice(context, { run, question, prices: statedPrices(environment) }) : null;
  if (notice !== null) terminal.say(notice);
  return await audited(context, actor, act, async () => {
    const { report, ...finished } = await makeReport({ ...context, environment }, { run, question, by: actor.name, reason, signal: terminal.signal });
    if (options.store) {
      const uuid = uuidv7();
      await reportStudies.save(store, { uuid, run, question, by: actor.name, reason }, finished);
      terminal.say(`stored as report ${uuid}`);
    }
    return report;
  });
}

/** Prices that are stated for this report come before those of the surroundings. */
function withPrices(environment: ExecutorContext['environment'], { price = environment.GRADLENS_PRICE, currency = environment.GRADLENS_CURRENCY, power = environment.GRADLENS_POWER }: ReportOptions): ExecutorContext['environment'] {
  return { ...environment, GRADLENS_PRICE: price, GRADLENS_CURRENCY: currency, GRADLENS_POWER: power };
}

async function write(report: Report, { format, level, output, force = false }: ReportOptions, terminal: Terminal): Promise<void> {
  const bytes = await reportBytes(report, { format, level });
  if (output === undefined) await writeStream(terminal.stdout, (put) => put(bytes));
  else await writeFileWhole(output, force, (put) => put(bytes));
}
