import { BACKENDS, FINAL_STATES, InputError, isRunUuid, readRecordedSpec, type BackendChoice, type RunSpec, type RunState, type RunUuid } from '#libs/contracts';
import { createRun, findRun, markAbandoned, pauseInForce, requireKnownRules, setRunState, type RunRow } from '#libs/decision-store';
import { Option } from 'commander';
import { uuidv7 } from 'uuidv7';

import { withStore, type ExecutorContext } from '../../running/context.js';
import { deliverSpools } from '../../running/deliver-spools.js';
import { executeRun, whileHolding, type ExecutedRun, type ExecuteOptions } from '../../running/execute-run.js';
import { prepareRun, type PreparedRun } from '../../running/prepare-run.js';
import { traceabilityWarnings } from '../../running/traceability.js';
import { progressView } from '../../running/progress.js';
import { restoreNewest } from '../../running/restore-newest.js';
import { readSpec } from '../../spec/read-spec.js';
import { starterOf } from '../actor-of.js';
import type { AddCommand } from '../command-line.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { summaryText } from '../summary-text.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface RunOptions {
  readonly backend?: BackendChoice;
  readonly resume?: string;
  readonly queued?: string;
  readonly takeOver?: string;
  readonly json?: boolean;
}

/** `gradlens run SPEC`: trains with progress and records every decision. */
export const runCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('run')
    .description('train by a spec file, record every scaling decision')
    .argument('[spec]', 'YAML file; its JSON Schema is printed by `gradlens schema`')
    .addOption(new Option('--backend <name>', 'overrides the backend of the spec').choices([...BACKENDS]))
    .option('--resume <run>', 'go on with a run that was interrupted, cancelled or failed, from its last checkpoint')
    .addOption(new Option('--queued <run>', 'execute a queued run (used by the worker)').hideHelp())
    .addOption(new Option('--take-over <run>', 'go on with a run whose executor is gone (used by the worker)').hideHelp())
    .option('--json', 'print the summary as one line of JSON')
    .action(async (file: string | undefined, options: RunOptions) => {
      finish(await runOne(file, options, terminal));
    });
};

async function runOne(file: string | undefined, options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const given = [file, options.resume, options.queued, options.takeOver].filter((value) => value !== undefined);
  if (given.length !== 1) {
    throw new InputError({ source: null, path: 'run', value: `given ${given.length} of SPEC, --resume`, allowed: 'exactly one of them' });
  }
  // a wrong spec is told before the database is started
  const spec = file === undefined ? null : withBackend(await readSpec(file), options.backend);
  const { summary, recording } = await withStore(terminal.environment, terminal.say, async (context) => {
    await deliverSpools(context);
    if (spec !== null) return await inSpec(file ?? '', () => runNew(context, spec, terminal));
    return await runExisting(context, options, terminal);
  });
  if (options.json === true) printJson(terminal, { ...summary, recording: recording.committed ? 'database' : 'disk' });
  else for (const line of summaryText(summary)) print(terminal, line);
  return summary.state !== 'completed' && terminal.signal.aborted ? EXIT.interrupted : EXIT.done;
}

/** What does not fit data or machine is a mistake in the spec: its file is named. */
async function inSpec<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputError) || error.problem.source !== null) throw error;
    throw new InputError({ ...error.problem, source: file }, { cause: error });
  }
}

function withBackend(spec: RunSpec, backend: BackendChoice | undefined): RunSpec {
  return backend === undefined ? spec : { ...spec, backend };
}

async function runNew(context: ExecutorContext, spec: RunSpec, terminal: Terminal): Promise<ExecutedRun> {
  await requireKnownRules(context.store, spec);
  const prepared = await prepareRun(spec, { ...context, signal: terminal.signal });
  const run = uuidv7();
  await createRun(context.store, { uuid: run, project: spec.project, name: spec.name, spec, state: 'running', origin: 'cli', scaler: spec.scaler.kind, startedBy: await starterOf(context.store, context.environment) });
  return await whileHolding(context, run, () => execute(context, prepared, terminal, { run }));
}

/** How a run that is there is taken up: queued; at a person's word; or because its executor is gone. */
const TAKEN_UP = {
  queued: ['queued'],
  resume: FINAL_STATES.filter((state) => state !== 'completed'),
  takeOver: ['interrupted'],
} as const satisfies Readonly<Record<string, readonly RunState[]>>;

/** A queued run, or one to go on with: its spec is the recorded one. */
async function runExisting(context: ExecutorContext, options: RunOptions, terminal: Terminal): Promise<ExecutedRun> {
  const how = (['queued', 'resume', 'takeOver'] as const).find((each) => options[each] !== undefined) ?? 'resume';
  const uuid = options[how] ?? '';
  if (!isRunUuid(uuid)) throw notARun(uuid);
  return await whileHolding(context, uuid, async () => {
    const row = await takeUp(context, uuid, how);
    try {
      const spec = withBackend(readRecordedSpec(row.spec, `run ${uuid}`), options.backend);
      await requireKnownRules(context.store, spec);
      const prepared = await prepareRun(spec, { ...context, signal: terminal.signal, recordedBackend: row.backend?.name });
      if (how !== 'queued') await restoreNewest(context, prepared.training, uuid);
      const takesOver = how === 'takeOver' ? { pausedFor: await pauseInForce(context.store, uuid) } : undefined;
      return await execute(context, prepared, terminal, takesOver === undefined ? { run: uuid } : { run: uuid, takesOver });
    } catch (error) {
      // a worker that is told to stop leaves it in the queue for the next
      if (how === 'queued' && !terminal.signal.aborted) await failQueued(context, uuid, error);
      throw error;
    }
  });
}

/** The row of a held run, in a state in which it may be executed. */
async function takeUp({ store, say }: ExecutorContext, uuid: RunUuid, how: keyof typeof TAKEN_UP): Promise<RunRow> {
  // the run is ours: a state that says it is running was left by a process that is gone
  if (how !== 'queued' && (await markAbandoned(store, uuid))) say(`run ${uuid} was interrupted: its process is gone`);
  const row = await findRun(store, uuid);
  if (row === null) throw notARun(uuid);
  requireState(row.state, TAKEN_UP[how]);
  return row;
}

function notARun(text: string): InputError {
  return new InputError({ source: null, path: 'run', value: JSON.stringify(text), allowed: 'the uuid of a recorded run' });
}

function requireState(state: RunState, expected: readonly RunState[]): void {
  if (expected.includes(state)) return;
  throw new InputError({ source: null, path: 'run', value: state, allowed: `a run that is ${expected.join(', ')}` });
}

/** A queued run that could not even be prepared is failed, with its reason. */
async function failQueued(context: ExecutorContext, run: RunUuid, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await setRunState(context.store, run, 'failed', { reason, expected: ['queued'] });
}

async function execute(context: ExecutorContext, prepared: PreparedRun, terminal: Terminal, of: Pick<ExecuteOptions, 'run' | 'takesOver'>): Promise<ExecutedRun> {
  const { run } = of;
  const { training, backend, spec, data } = prepared;
  terminal.say(`run ${run} (${spec.name}) on ${backend.name}: ${training.layers.length} layers, ${training.totalSteps} steps`);
  if (training.classWeights !== undefined) terminal.say(classWeightsLine(data.classNames, training.classWeights));
  for (const line of traceabilityWarnings(prepared)) terminal.say(line);
  const progress = progressView({ stream: terminal.stderr, clock: context.clock });
  return await executeRun(context, prepared, { ...of, progress, signal: terminal.signal });
}

/** `class weights: ham 0.58, spam 3.73; losses are weighted`, the first ten. */
function classWeightsLine(names: readonly string[], weights: Float32Array): string {
  const shown = names.slice(0, 10).map((name, i) => `${name} ${Number((weights[i] ?? 1).toPrecision(3))}`);
  return `class weights: ${shown.join(', ')}${names.length > 10 ? ', …' : ''}; losses are weighted, accuracy is not`;
}
