import { InputError, plural, systemClock } from '#libs/contracts';

import { requireRules } from '../../rules/rule-files.js';
import { columnArguments } from '../../watch/column-arguments.js';
import type { ColumnMeaning } from '../../watch/series-columns.js';
import { watchedJson, watchedLine, watchedSummary } from '../../watch/watched-text.js';
import { watchSeries } from '../../watch/watch-series.js';
import type { AddCommand } from '../command-line.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface WatchOptions {
  readonly column?: readonly string[];
  readonly runColumn?: string;
  readonly every?: string;
  readonly sort?: boolean;
  readonly complete?: boolean;
  readonly rules?: readonly string[];
  readonly json?: boolean;
}

/** Progress is told after so long. Unit: ms. */
const PROGRESS_MS = 3000;

/** `gradlens watch FILE`: the rules over a series that anything has recorded. */
export const watchCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('watch')
    .description('evaluate the stability rules over a recorded series (CSV, JSON lines, Parquet; - reads standard input as it grows); exits with 1 when an alert fired')
    .argument('<file>', 'columns step[, layer], loss, grad_norm, scale, …; or grad_norm/LAYER for each layer')
    .option('--column <meaning=name...>', 'what a column of another name means: loss=train/total, gradNorm@dense1=g1')
    .option('--run-column <name>', 'a column that tells runs apart: each is watched by itself')
    .option('--every <steps>', 'steps from one row to the next, by which the holds of rules are stretched; by default the distance of the first two')
    .option('--sort', 'sort by step first: holds all of it in memory')
    .option('--complete', 'the record should hold every step and layer: what is missing raises an alert')
    .option('--rules <file...>', 'rules of your own beside the built-in ones: files of YAML, see docs/own-rules.md')
    .option('--json', 'print each transition as one line of JSON')
    .action(async (file: string, options: WatchOptions) => {
      finish(await watch(file, options, terminal));
    });
};

async function watch(file: string, options: WatchOptions, terminal: Terminal): Promise<ExitCode> {
  let toldAt = systemClock.elapsed();
  const watched = await watchSeries({
    file,
    stdin: process.stdin,
    columns: columnsOf(options),
    sort: options.sort === true,
    complete: options.complete === true,
    every: everyOf(options.every),
    clock: systemClock,
    signal: terminal.signal,
    ownRules: (await requireRules(options.rules ?? [], terminal.say)).map(({ rule, mode }) => (mode === 'shadow' ? { ...rule, shadow: true } : rule)),
    onProblem: (rule, problem) => { terminal.say(`watch: rule ${rule} could not be computed ${problem}`); },
    onTransition: (found) => {
      if (options.json === true) printJson(terminal, watchedJson(found));
      else print(terminal, watchedLine(found));
    },
    onProgress: (rows) => {
      if (systemClock.elapsed() - toldAt < PROGRESS_MS || file === '-') return;
      toldAt = systemClock.elapsed();
      terminal.say(`watch: ${rows.toLocaleString('en')} ${plural(rows, 'row')}`);
    },
  });
  for (const line of watchedSummary(watched)) terminal.say(line);
  return watched.alerts === 0 ? EXIT.done : EXIT.wrong;
}

function columnsOf({ column = [], runColumn }: WatchOptions): ReadonlyMap<string, ColumnMeaning> {
  return columnArguments([...column, ...(runColumn === undefined ? [] : [`run=${runColumn}`])]);
}

function everyOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InputError({ source: null, path: '--every', value: JSON.stringify(text), allowed: 'an integer > 0' });
}
