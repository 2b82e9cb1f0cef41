import { systemClock } from '#libs/contracts';
import type { RunUuid } from '#libs/contracts';
import { exportLedger } from '#libs/decision-store';
import { Option } from 'commander';

import { writeFileWhole } from '../../exporting/write-output.js';
import { withStore } from '../../running/context.js';
import { productVersion } from '../../running/provenance.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { runArgument, wrongArgument } from './db-arguments.js';

interface ExportOptions {
  readonly format: 'ledger';
  readonly output?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `gradlens db export RUN`: a run as a file. */
export const addExport: AddCommand = (db, terminal, finish) => {
  db.command('export')
    .description('write a run as a file: its whole ledger, which gradlens verify checks anywhere')
    .argument('<run>', 'uuid of the run')
    .addOption(new Option('--format <format>', 'what to write').choices(['ledger']).makeOptionMandatory())
    .option('-o, --output <file>', 'where to')
    .option('--force', 'replace a file that is there')
    .option('--json', 'print one line of JSON')
    .action(async (run: string, options: ExportOptions) => {
      await exportWhole(runArgument(run), options, terminal);
      finish(EXIT.done);
    });
};

async function exportWhole(run: RunUuid, { output, force = false, json }: ExportOptions, terminal: Terminal): Promise<void> {
  if (output === undefined) throw wrongArgument('-o', null, 'the file to write');
  const facts = { product: productVersion(), exportedAt: new Date(systemClock.now()) };
  const exported = await withStore(terminal.environment, terminal.say, ({ store }) =>
    writeFileWhole(output, force, (write) => exportLedger(store, run, facts, write)),
  );
  if (json === true) printJson(terminal, { run, file: output, ...exported });
  else print(terminal, `${output}: ${exported.frames} frames, ${exported.decisions} decisions, ${(exported.bytes / 1e6).toFixed(1)} MB`);
}
