import path from 'node:path';

import { InputError, isRunUuid, plural } from '#libs/contracts';
import { listSpools, type SpoolListing } from '#libs/decision-store';

import { withStore } from '../../running/context.js';
import { deliverSpools } from '../../running/deliver-spools.js';
import type { AddCommand } from '../command-line.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface ShipOptions {
  readonly list?: boolean;
  readonly json?: boolean;
}

/** `gradlens ship [RUN]`: delivers what runs left on this machine's disk. */
export const shipCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('ship')
    .description('deliver to the database what runs recorded to disk')
    .argument('[run]', 'only this run; by default all that left something')
    .option('--list', 'show what is there, without a database')
    .option('--json', 'print one line of JSON a run')
    .action(async (run: string | undefined, options: ShipOptions) => {
      if (run !== undefined && !isRunUuid(run)) {
        throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a run' });
      }
      finish(options.list === true ? list(run, options, terminal) : await ship(run, options, terminal));
    });
};

function list(run: string | undefined, { json }: ShipOptions, terminal: Terminal): ExitCode {
  const spools = listSpools(path.resolve(terminal.environment.GRADLENS_HOME)).filter(({ folder }) => run === undefined || path.basename(folder) === run);
  for (const listing of spools) {
    const line = spoolLine(listing);
    if (json === true) printJson(terminal, { ...line, folder: listing.folder });
    else print(terminal, lineText(line));
  }
  if (spools.length === 0 && json !== true) print(terminal, 'nothing is left on this disk: the database has all');
  return EXIT.done;
}

interface SpoolLine {
  readonly run: string;
  readonly pendingFrames: number | null;
  readonly bytes: number | null;
  readonly heldBy: number | null;
  readonly problem: string | null;
}

function spoolLine({ folder, inspection, problem }: SpoolListing): SpoolLine {
  const run = path.basename(folder);
  if (inspection === null) return { run, pendingFrames: null, bytes: null, heldBy: null, problem };
  const { pendingFrames, bytes, heldBy, damage } = inspection;
  return { run, pendingFrames, bytes, heldBy, problem: damage?.problem ?? null };
}

function lineText({ run, pendingFrames, bytes, heldBy, problem }: SpoolLine): string {
  const size = pendingFrames === null ? '' : `  ${pendingFrames} ${plural(pendingFrames, 'frame')}, ${((bytes ?? 0) / 1e6).toFixed(1)} MB`;
  return `${run}${size}${heldBy === null ? '' : `, being written by process ${heldBy}`}${problem === null ? '' : `, ${problem}`}`;
}

async function ship(run: string | undefined, { json }: ShipOptions, terminal: Terminal): Promise<ExitCode> {
  const delivered = await withStore(terminal.environment, terminal.say, (context) =>
    deliverSpools(context, {
      ...(run === undefined ? {} : { runs: [run] }),
      onProgress: (of, { frames, left }) => {
        if (terminal.stderr.isTTY || left > 0) terminal.say(`run ${of}: ${frames} ${plural(frames, 'frame')} shipped, ${left} left`);
      },
    }),
  );
  if (json === true) for (const { run: of, delivery } of delivered) printJson(terminal, { run: of, ...delivery });
  else if (delivered.every(({ delivery }) => delivery.kind === 'nothing')) print(terminal, `nothing is left on this disk${run === undefined ? '' : ` of run ${run}`}: the database has all`);
  const isWell = delivered.every(({ delivery }) => delivery.kind === 'shipped' || delivery.kind === 'nothing');
  return isWell ? EXIT.done : EXIT.failed;
}
