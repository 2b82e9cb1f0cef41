import { InputError, nameSchema, plural, systemClock } from '#libs/contracts';

import { findSources } from '../../importing/find-sources.js';
import { gatherSeries, type GatheredSeries } from '../../importing/gather-series.js';
import { importSeries, type ImportedSeries } from '../../importing/import-series.js';
import type { ImportSource } from '../../importing/import-source.js';
import { type ExecutorContext, withStore } from '../../running/context.js';
import { columnArguments } from '../../watch/column-arguments.js';
import { counted, firstOf } from '../../watch/watched-text.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface ImportCommandOptions {
  readonly map?: readonly string[];
  readonly name?: string;
  readonly project: string;
  readonly json?: boolean;
}

/** Progress is told after so long. Unit: ms. */
const PROGRESS_MS = 3000;

/** `gradlens import PATH`: what other tools have logged, as runs. */
export const importCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('import')
    .description('take in what another tool has logged as a run with series, ledger and alerts: TensorBoard event files, W&B offline folders, CSV, JSON lines, Parquet; the same again adds nothing')
    .argument('<path>', 'a file, or a folder with logs at any depth')
    .option('--column, --map <meaning=name...>', 'what a name means that is not known: loss=train/total, gradNorm@dense1=g1')
    .option('--name <name>', 'name of the run; by default that of its folder or file')
    .option('--project <name>', 'project of the run', 'default')
    .option('--json', 'print one line of JSON a run')
    .action(async (path: string, options: ImportCommandOptions) => {
      const sources = findSources(path);
      await withStore(terminal.environment, terminal.say, async (context) => {
        for (const source of sources) await importOne(context, terminal, source, options);
      });
      finish(EXIT.done);
    });
};

async function importOne(context: ExecutorContext, terminal: Terminal, source: ImportSource, options: ImportCommandOptions): Promise<void> {
  const { map = [], project, json } = options;
  const { signal } = terminal;
  const tell = teller(terminal);
  const series = await gatherSeries(source, { columns: columnArguments(map, '--map'), signal, onProgress: (rows) => { tell(`${rows.toLocaleString('en')} ${plural(rows, 'row')} read`); } });
  for (const warning of series.notes.warnings) terminal.say(`import: ${warning}`);
  const name = nameOf(options.name ?? source.name, '--name');
  const imported = await importSeries(context, source, series, {
    ...{ project: nameOf(project, '--project'), name, mapping: map, signal },
    onProgress: (steps, of) => { tell(`${steps.toLocaleString('en')} of ${of.toLocaleString('en')} steps`); },
  });
  if (json === true) printJson(terminal, { ...imported, name, kind: source.kind, read: [...series.columns.read.keys()], ignored: [...series.columns.ignored], estimated: [...series.notes.estimated] });
  else for (const line of importedLines(imported, name, series)) print(terminal, line);
}

function nameOf(text: string, option: string): string {
  if (nameSchema.safeParse(text).success) return text;
  throw new InputError({ source: null, path: option, value: JSON.stringify(text), allowed: 'a name of 1 to 100 letters, digits, spaces or _ - . /' });
}

function teller(terminal: Terminal): (line: string) => void {
  let toldAt = systemClock.elapsed();
  return (line) => {
    if (systemClock.elapsed() - toldAt < PROGRESS_MS) return;
    toldAt = systemClock.elapsed();
    terminal.say(`import: ${line}`);
  };
}

function importedLines({ run, outcome, steps, layers, alerts }: ImportedSeries, name: string, { columns, notes }: GatheredSeries): string[] {
  if (outcome === 'there') return [`${name}: this content is there already, as run ${run}; nothing was added`];
  const left = [...columns.ignored];
  const unused = left.length === 0 ? [] : [`  not used: ${firstOf(left)}`];
  const estimated = notes.estimated.size === 0 ? [] : [`  norms estimated from the buckets of histograms: ${firstOf([...notes.estimated])}`];
  return [`${name}: run ${run}, imported, not attested: ${counted(steps, 'step')}, ${counted(layers, 'layer')}, ${counted(alerts, 'alert')}`, `  read: ${firstOf([...columns.read.keys()])}`, ...unused, ...estimated];
}
