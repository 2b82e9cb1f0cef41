import type { ReportContent } from '../report-schema.js';
import { wholeSpec } from '../report-spec.js';
import { cell, countText, documentCell, escaped, facts, intervalText, missing, numberText, sentences, timeText } from './markup.js';

/** Part 2. */
export function runSection({ run, cost }: ReportContent): string {
  const whole = { ...run, spec: wholeSpec(run) };
  const documents = Object.entries(DOCUMENT_WORDS).map(([field, name]) => [name, documentCell(whole[field as keyof typeof DOCUMENT_WORDS], field === 'spec' ? {} : FACT_WORDS)] as const);
  const isNumber = run.testR2 !== undefined;
  const told = Object.entries(RUN_WORDS).filter(([field]) => (isNumber ? field !== 'testAccuracy' : !OF_NUMBERS.has(field)));
  return `${facts([...told.map(([field, name]) => [name, runCell(run, field as keyof typeof RUN_WORDS)] as const), ...documents])}${costSection(cost)}`;
}

/** A field of the run in words. */
function runCell(run: ReportContent['run'], field: keyof typeof RUN_WORDS): string {
  if (field === 'startedAt' || field === 'endedAt') return timeText(run[field]);
  if (field === 'state' && typeof run.stateWhy === 'string') return `${escaped(run.state)}: ${escaped(run.stateWhy)}`;
  return field === 'origin' ? escaped(ORIGIN_WORDS[run.origin] ?? run.origin) : cell(run[field]);
}

/** What the training took, and what that costs; nothing in reports from before it was told. */
function costSection(part: ReportContent['cost']): string {
  if (part === undefined) return '';
  if ('missing' in part) return `<h3>Cost and energy</h3>${missing(part)}`;
  const { steps, seconds, secondsLow, secondsHigh, pricePerHour, currency, watts, money, moneyLow, moneyHigh, wattHours, wattHoursLow, wattHoursHigh, baseline } = part;
  const rows = facts([
    ['recorded steps, seconds by the clock', `${intervalText(seconds, secondsLow, secondsHigh)} for ${countText(steps, 'recorded step')}`],
    ['cost', money === null ? 'no price was stated: gradlens report --price MONEY' : moneyText(intervalText(money, moneyLow, moneyHigh), numberText(pricePerHour), currency)],
    ['energy, watt-hours', wattHours === null ? 'no power was stated: gradlens report --power WATTS' : `${intervalText(wattHours, wattHoursLow, wattHoursHigh)} at a stated ${numberText(watts)} watts`],
  ]);
  const against = 'missing' in baseline ? missing(baseline) : `<p>Against tuned baselines (comparison ${baseline.comparison} of ${timeText(baseline.at)}):</p>${sentences(baseline.findings, '–')}`;
  return `<h3>Cost and energy</h3>${rows}<p class="fine">In brackets what another such training on that machine would take (95 %, from the spread over twenty stretches of it). Evaluations, recording of predictions and waiting between steps are not in it. Price and power are stated, not measured.</p>${against}`;
}

/** An amount and the price that it follows from; without a currency that says so. */
function moneyText(amount: string, price: string, currency: string | undefined): string {
  if (currency === undefined) return `${amount} at a stated ${price} an hour; the currency was not named: gradlens report --currency CODE`;
  return `${amount} ${escaped(currency)} at a stated ${price} ${escaped(currency)} an hour`;
}

const RUN_WORDS = {
  uuid: 'run', name: 'name', project: 'project', origin: 'started by way of', state: 'state', startedAt: 'started', endedAt: 'ended', attempt: 'attempts', steps: 'steps recorded', testLoss: 'test loss', testAccuracy: 'test accuracy',
  testR2: 'test R²', testRmse: 'root mean squared error on the test split, in the unit of the target', testMae: 'mean absolute error on the test split, in the unit of the target',
  scaler: 'scaler', backend: 'backend', weightsSha256: 'weights, SHA-256', specSha256: 'specification, SHA-256',
} as const satisfies Partial<Record<keyof ReportContent['run'], string>>;

/** Told of a run that predicts a number, in place of its accuracy. */
const OF_NUMBERS: ReadonlySet<string> = new Set(['testR2', 'testRmse', 'testMae'] satisfies (keyof typeof RUN_WORDS)[]);

const DOCUMENT_WORDS = { dataManifest: 'data', seeds: 'seeds', versions: 'versions', hardware: 'hardware', spec: 'specification, by the names of its file' } as const satisfies Partial<Record<keyof ReportContent['run'], string>>;

const ORIGIN_WORDS: Readonly<Record<string, string>> = { cli: 'the command line', api: 'the API', demo: 'the demonstration', ingest: 'a trainer elsewhere, which delivered it', import: 'recordings of another tool, imported' };

/** What is recorded beside the specification, in words; paths of which nothing is known here, as those of trainers elsewhere, stay as they are. */
const FACT_WORDS: Readonly<Record<string, string>> = {
  name: 'data set', 'files.*.name': 'file *, name', 'files.*.sha256': 'file *, SHA-256', 'files.*.sizeBytes': 'file *, bytes',
  dropped: 'rows that the filter of the data set leaves out', trainCount: 'training records', testCount: 'test records', splitSha256: 'split into both, SHA-256',
  init: 'initial weights', batches: 'order of batches', node: 'Node.js', gradlens: 'gradlens', commit: 'gradlens, its commit', tensorflowjs: 'TensorFlow.js',
  scaler: 'scaler and its version', scalerSha256: 'settings of the scaler, SHA-256', cpu: 'processor', arch: 'architecture', cores: 'processor cores', platform: 'system', memoryBytes: 'memory, bytes',
};
