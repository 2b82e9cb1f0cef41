import { existsSync } from 'node:fs';
import path from 'node:path';

import { InputError, isRunUuid, type RunSpec, type ScalerSpec, systemClock } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';
import { BASELINE_FAMILIES, type BaselineFamily } from '#libs/scaling-comparison';
import { InvalidArgumentError } from 'commander';

import { compare } from '../../comparing/compare.js';
import { planOf, planVersion } from '../../comparing/compare-plan.js';
import type { Comparison } from '../../comparing/comparison.js';
import { comparisonLines } from '../../comparing/comparison-lines.js';
import { comparisonBlocks } from '../../comparing/comparison-words.js';
import { htmlOf, markdownOf } from '../../comparing/document.js';
import { readMetaSeconds } from '../../comparing/meta-seconds.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore } from '../../running/context.js';
import { dropKeptWork, keptWork, type KeptWork } from '../../running/kept-work.js';
import { loadForRun } from '../../running/prepare-run.js';
import { writeWhole } from '../../running/write-whole.js';
import { readSpec } from '../../spec/read-spec.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { printJson, type Terminal } from '../terminal.js';
import { amountArgument } from './amount-argument.js';
import { countArgument } from './count-argument.js';

interface AskedOptions extends CliOptions {
  readonly also: readonly ScalerSpec[];
}

interface CliOptions {
  readonly seeds: number;
  readonly tuningSeeds: number;
  readonly against: readonly BaselineFamily[];
  readonly budget?: number;
  readonly tune: boolean;
  readonly price?: number;
  readonly power?: number;
  readonly storagePrice: number;
  readonly metaCard?: string;
  readonly retrainings: number;
  readonly html?: string;
  readonly markdown?: string;
  readonly resume: boolean;
  readonly json?: boolean;
}

/** `gradlens compare SPEC|RUN`: a scaler, its ablations and tuned baselines, held to one target. */
export const compareCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('compare')
    .description('what a scaler saves: steps, seconds and cost to one target, beside its ablations (one scale for all layers, scale 1, random) and tuned baselines, with the same seeds')
    .argument('<spec|run>', 'YAML file of a run, or the uuid of a recorded one')
    .argument('[others...]', 'further YAML files: their scalers are trained as well, each with one scale for all layers too, on the task of the first')
    .option('--seeds <n>', 'trainings of each arm, paired', countArgument(2, 64), 10)
    .option('--tuning-seeds <n>', 'trainings at each learning rate of a grid', countArgument(1, 16), 2)
    .option('--against <families>', `baselines, each constant and cosine: ${BASELINE_FAMILIES.join(', ')}`, familiesArgument, [...BASELINE_FAMILIES])
    .option('--budget <steps>', 'steps of each training (default: those of the spec)', countArgument(1, 100_000_000))
    .option('--tune', 'tune the learning rate of the scaler and its ablations as well', false)
    .option('--price <money>', 'of a processor hour; without it cost is told in processor seconds', amountArgument)
    .option('--storage-price <money>', 'of a gigabyte kept for a year; counts with --price', amountArgument, 1.2)
    .option('--power <watts>', 'of a busy core: tells energy', amountArgument)
    .option('--meta-card <file>', 'card of the meta-training that the scaler\'s weights come from: its cost is taken off')
    .option('--retrainings <n>', 'trainings that share the meta-training', countArgument(1, 1_000_000_000), 1)
    .option('--html <file>', 'write the page as HTML')
    .option('--markdown <file>', 'write the page as Markdown')
    .option('--resume', 'go on with what the same comparison had finished when it was ended', false)
    .option('--json', 'print one line of JSON for each arm, and one for what they share')
    .action(async (asked: string, others: readonly string[], options: CliOptions) => {
      const also = await Promise.all(others.map(async (file) => (await readSpec(file)).scaler));
      await tell(await comparisonAsked(asked, { ...options, also }, terminal), options, terminal);
      finish(EXIT.done);
    });
};

async function comparisonAsked(asked: string, options: AskedOptions, terminal: Terminal): Promise<Comparison> {
  if (!isRunUuid(asked)) {
    const spec = await readSpec(asked);
    const { data } = await loadForRun(spec, terminal);
    return comparisonOf(spec, data, options, terminal);
  }
  // the database is closed before the trainings
  const { spec, data } = await withStore(terminal.environment, terminal.say, (context) =>
    withRecordedRun({ ...context, signal: terminal.signal }, asked, (recorded) => Promise.resolve({ spec: recorded.spec, data: recorded.data })),
  );
  return comparisonOf(spec, data, options, terminal);
}

async function comparisonOf(spec: RunSpec, data: Dataset, options: AskedOptions, terminal: Terminal): Promise<Comparison> {
  const { seeds, tuningSeeds, against, budget, tune, also, price, power, storagePrice, metaCard, retrainings } = options;
  const plan = planOf(spec, data, { seeds, tuningSeeds, families: against, budget, tuned: tune, also, turns: 7 });
  const metaSeconds = metaCard === undefined ? 0 : await readMetaSeconds(metaCard);
  const version = planVersion(plan, data);
  const folder = path.join(path.resolve(terminal.environment.GRADLENS_HOME), 'comparisons', version.slice(0, 16));
  const { say, signal } = terminal;
  const kept = await keptIn(folder, { version, resume: options.resume, say });
  const costs = { pricePerHour: price ?? null, watts: power ?? null, storagePerGbYear: storagePrice, metaSeconds, retrainings };
  try {
    return await compare(plan, { data, costs, clock: systemClock, signal, say, kept });
  } catch (error) {
    if (signal.aborted) say('what is finished is kept: the same command with --resume goes on from there');
    throw error;
  }
}

async function keptIn(folder: string, { version, resume, say }: { readonly version: string; readonly resume: boolean; readonly say: (line: string) => void }): Promise<KeptWork> {
  if (!resume) await dropKeptWork(folder);
  else if (!existsSync(folder)) throw new InputError({ source: 'compare', path: '--resume', value: 'given, and nothing is kept of this comparison', allowed: 'the spec and options of a comparison that was ended before, on this machine' });
  return keptWork(folder, { version, say });
}

async function tell(comparison: Comparison, { json, html, markdown }: CliOptions, terminal: Terminal): Promise<void> {
  const blocks = comparisonBlocks(comparison);
  if (html !== undefined) await writeWhole(path.resolve(html), Buffer.from(htmlOf(`Comparison: ${comparison.name}`, blocks)));
  if (markdown !== undefined) await writeWhole(path.resolve(markdown), Buffer.from(markdownOf(blocks)));
  if (json === true) for (const line of comparisonLines(comparison)) printJson(terminal, line);
  else if (html === undefined && markdown === undefined) terminal.stdout.write(markdownOf(blocks));
}

function familiesArgument(text: string): BaselineFamily[] {
  const names = text.split(',').map((name) => name.trim());
  const known = BASELINE_FAMILIES.filter((family) => names.includes(family));
  if (known.length === new Set(names).size && known.length === names.length) return known;
  throw new InvalidArgumentError(`allowed: one or more of ${BASELINE_FAMILIES.join(', ')}, each once, with commas between.`);
}
