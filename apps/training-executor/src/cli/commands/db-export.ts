import { plural, systemClock } from '#libs/contracts';
import type { RunUuid } from '#libs/contracts';
import { EXPORT_TABLES, exportLedger, type ExportTable } from '#libs/decision-store';
import { Option } from 'commander';

import { exportTable } from '../../exporting/export-table.js';
import { ReaderGone, writeFileWhole } from '../../exporting/write-output.js';
import { type ExecutorContext, withStore } from '../../running/context.js';
import { productVersion } from '../../running/provenance.js';
import { readerOf } from '../actor-of.js';
import { recordRead } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { runArgument, wrongArgument } from './db-arguments.js';

interface ExportOptions {
  readonly format: 'ledger' | 'csv' | 'parquet';
  readonly output?: string;
  readonly force?: boolean;
  readonly table?: ExportTable;
  readonly from?: string;
  readonly to?: string;
  readonly layer?: readonly string[];
  readonly json?: boolean;
}

/** `gradlens db export RUN`: a run as a file. */
export const addExport: AddCommand = (db, terminal, finish) => {
  db.command('export')
    .description('write a run as a file: its whole ledger, which gradlens verify checks anywhere, or one of its tables')
    .argument('<run>', 'uuid of the run')
    .addOption(new Option('--format <format>', 'what to write').choices(['ledger', 'csv', 'parquet']).makeOptionMandatory())
    .option('-o, --output <file>', 'where to; csv goes to standard output without it')
    .option('--force', 'replace a file that is there')
    .addOption(new Option('--table <table>', 'of csv and parquet: decisions by default').choices([...EXPORT_TABLES]))
    .option('--from <step>', 'of csv and parquet: first step')
    .option('--to <step>', 'of csv and parquet: last step')
    .option('--layer <name...>', 'of csv and parquet: only these layers')
    .option('--json', 'print one line of JSON')
    .action(async (run: string, options: ExportOptions) => {
      const uuid = runArgument(run);
      try {
        await (options.format === 'ledger' ? exportWhole(uuid, options, terminal) : exportPart(uuid, options, terminal));
      } catch (error) {
        if (!(error instanceof ReaderGone)) throw error;
      }
      finish(EXIT.done);
    });
};

async function exportWhole(run: RunUuid, options: ExportOptions, terminal: Terminal): Promise<void> {
  const { output, force = false } = options;
  if (output === undefined) throw wrongArgument('-o', null, 'the file to write');
  for (const name of ['table', 'from', 'to', 'layer'] as const) {
    if (options[name] !== undefined) throw wrongArgument(`--${name}`, String(options[name]), 'nothing: a ledger is exported as a whole');
  }
  const facts = { product: productVersion(), exportedAt: new Date(systemClock.now()) };
  const exported = await withStore(terminal.environment, terminal.say, async (context) => {
    await recordExport(context, run, { format: 'ledger' });
    return await writeFileWhole(output, force, (write) => exportLedger(context.store, run, facts, write));
  });
  if (options.json === true) printJson(terminal, { run, file: output, ...exported });
  else print(terminal, `${output}: ${exported.frames} ${plural(exported.frames, 'frame')}, ${exported.decisions} ${plural(exported.decisions, 'decision')}, ${(exported.bytes / 1e6).toFixed(1)} MB`);
}

async function exportPart(run: RunUuid, options: ExportOptions, terminal: Terminal): Promise<void> {
  const { format, output, force = false, table = 'decisions', from, to, layer } = options;
  if (output === undefined) requireStdout(options);
  const part = { table, fromStep: stepArgument(from, '--from'), toStep: stepArgument(to, '--to'), layers: layer };
  const rows = await withStore(terminal.environment, terminal.say, async (context) => {
    await recordExport(context, run, { format, table });
    return await exportTable(context.store, run, part, { format: format === 'parquet' ? 'parquet' : 'csv', output, force, stdout: terminal.stdout });
  });
  if (output === undefined) return;
  if (options.json === true) printJson(terminal, { run, file: output, table, rows });
  else print(terminal, `${output}: ${rows} ${plural(rows, 'row')} of ${table}`);
}

/** A ledger, and tables of it, tell which records were watched. */
async function recordExport(context: ExecutorContext, run: RunUuid, args: Readonly<Record<string, string>>): Promise<void> {
  await recordRead(context, await readerOf(context.store, context.environment), { action: 'ledger', run, args });
}

/** What goes to standard output is rows as CSV, and nothing else. */
function requireStdout({ format, json }: ExportOptions): void {
  if (format === 'parquet') throw wrongArgument('-o', null, 'the file to write');
  if (json === true) throw wrongArgument('--json', 'without -o', 'with -o FILE: rows go to standard output without it');
}

function stepArgument(text: string | undefined, path: string): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw wrongArgument(path, JSON.stringify(text), 'a step: an integer from 0');
}
