import { userInfo } from 'node:os';

import { InputError, plural } from '#libs/contracts';
import { backtest, findRuns, listRuns, projectRules, saveBacktests, type Backtest, type RunRow, type Store } from '#libs/decision-store';

import { diffJson, diffLines } from '../../rules/backtest-text.js';
import { requireRules } from '../../rules/rule-files.js';
import { withStore, type ExecutorContext } from '../../running/context.js';
import type { AddCommand } from '../command-line.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { runArgument } from './db-arguments.js';
import { projectArgument } from './rules-activate.js';

interface BacktestOptions {
  readonly runs?: readonly string[];
  readonly last?: string;
  readonly project: string;
  readonly json?: boolean;
}

/** Runs looked at where nothing is said. */
const LAST = '20';
const MOST_RUNS = 10_000;

/** `gradlens rules backtest FILE… [--runs RUN… | --last N]`. */
export const addBacktest: AddCommand = (rules, terminal, finish) => {
  rules
    .command('backtest')
    .description('evaluate rule files over stored runs and tell which alerts would come and go; exits with 1 when any would')
    .argument('<files...>', 'rule files')
    .option('--runs <run...>', 'over these runs')
    .option('--last <n>', `over the last runs of the project; ${LAST} when nothing is said`)
    .option('--project <name>', 'the project whose active rules are compared', 'default')
    .option('--json', 'print one line of JSON a rule, with every alert')
    .action(async (files: string[], options: BacktestOptions) => {
      finish(await runBacktest(files, options, terminal));
    });
};

async function runBacktest(files: readonly string[], options: BacktestOptions, terminal: Terminal): Promise<ExitCode> {
  const project = projectArgument(options.project);
  const own = await requireRules(files, terminal.say);
  return await withStore(terminal.environment, terminal.say, async ({ store, clock }: ExecutorContext) => {
    const runs = await runsOf(store, project, options);
    const names = own.map(({ rule }) => rule.name);
    const active = (await projectRules(store, clock).of(project)).filter(({ name }) => names.includes(name));
    const found = await backtest({
      ...{ store, runs, rules: own.map(({ rule }) => rule), active, signal: terminal.signal },
      onRun: (at) => { terminal.say(`backtest: run ${String(at + 1)} of ${String(runs.length)}, ${runs[at]?.name ?? ''}`); },
    });
    if (found.runs === 0) throw new InputError({ source: null, path: options.runs === undefined ? '--last' : '--runs', value: 'without a recorded step', allowed: 'runs whose decisions are stored' });
    const counts = found.diffs.map(({ rule, version, added, removed }) => ({ rule, version, added: added.length, removed: removed.length }));
    await saveBacktests(store, counts.map((count) => ({ ...count, project, runs: found.runs, steps: found.steps, by: userInfo().username })));
    show(found, options.json === true, terminal);
    return found.diffs.every(({ added, removed, problem }) => added.length + removed.length === 0 && problem === null) ? EXIT.done : EXIT.wrong;
  });
}

function show(found: Backtest, json: boolean, terminal: Terminal): void {
  for (const diff of found.diffs) {
    if (json) printJson(terminal, diffJson(diff, found));
    else for (const line of diffLines(diff)) print(terminal, line);
  }
  const sum = (of: 'added' | 'removed'): number => found.diffs.reduce((all, diff) => all + diff[of].length, 0);
  terminal.say(`${String(found.runs)} ${found.runs === 1 ? 'run' : 'runs'}, ${found.steps.toLocaleString('en')} ${plural(found.steps, 'step')}: +${String(sum('added'))} ${plural(sum('added'), 'alert')}, −${String(sum('removed'))} against the active rules`);
}

async function runsOf(store: Store, project: string, { runs, last }: BacktestOptions): Promise<RunRow[]> {
  if (runs !== undefined && last !== undefined) throw new InputError({ source: null, path: '--last', value: JSON.stringify(last), allowed: 'nothing beside --runs' });
  if (runs === undefined) return await lastRuns(store, project, countOf(last ?? LAST));
  const uuids = runs.map((run) => runArgument(run, '--runs', 'rules'));
  const rows = await findRuns(store, uuids);
  const missing = uuids.find((uuid) => !rows.some((row) => row.uuid === uuid));
  if (missing !== undefined) throw new InputError({ source: null, path: '--runs', value: missing, allowed: 'the uuid of a stored run' });
  return rows;
}

async function lastRuns(store: Store, project: string, count: number): Promise<RunRow[]> {
  const { runs } = await listRuns(store, { project, first: count });
  if (runs.length === 0) throw new InputError({ source: null, path: '--project', value: JSON.stringify(project), allowed: 'a project that has runs' });
  return runs;
}

function countOf(text: string): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST_RUNS) return count;
  throw new InputError({ source: null, path: '--last', value: JSON.stringify(text), allowed: `an integer from 1 to ${String(MOST_RUNS)}` });
}
