import { Inject, Injectable } from '@nestjs/common';

import { type Clock, InputError } from '#libs/contracts';
import { backtest, type Backtest, type BacktestAlert, decisionCounts, findRuns, listRuns, projectRules, type RuleDiff, type RunRow, saveBacktests, type Store } from '#libs/decision-store';
import type { OwnRule } from '#libs/stability-rules';

import { projectName } from '../alerts/rules.service.js';
import { finiteOrNull } from '../common/finite-or-null.js';
import { runUuidOf } from '../common/global-id.js';
import { oneAtATime } from '../common/one-at-a-time.js';
import { CLOCK, STORE } from '../common/tokens.js';
import { problemsTold } from '../runs/problems-told.js';
import { toRun } from '../runs/to-run.js';
import type { BacktestAlertModel, BacktestRefused, BacktestRulesInput, BacktestRulesResult, RuleDiffModel } from './backtest.model.js';
import { requireRulesText } from './read-rules.js';

/** Most runs of one back-test, and how many where none are named. */
const MOST_RUNS = 20;
const LAST = 10;
/** Alerts that are listed of each rule, that would come and that would go. */
const MOST_LISTED = 100;
/** Beyond it the command line must be used: 0.5 M decisions a second are evaluated, in this process. Unit: decisions. */
const MOST_DECISIONS = 2_000_000;

/** Tries rules on stored runs, one back-test at a time. */
@Injectable()
export class BacktestsService {
  private readonly alone = oneAtATime();

  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The difference against the rules that are active; it is kept that these versions were tried. */
  async run(project: string, input: BacktestRulesInput, by: string): Promise<typeof BacktestRulesResult> {
    const found = this.alone(() => problemsTold(() => this.try(projectName(project), input, by)));
    return found === null ? refused('BACKTEST_BUSY', 'another back-test is being made: ask again when it is done') : await found;
  }

  private async try(project: string, input: BacktestRulesInput, by: string): Promise<typeof BacktestRulesResult> {
    const own = requireRulesText(input.text);
    const runs = await this.runsOf(project, input);
    const counts = await decisionCounts(this.store, runs.map(({ uuid }) => uuid));
    const decisions = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (decisions > MOST_DECISIONS) return refused('BACKTEST_TOO_LARGE', `these runs hold ${decisions} decisions, and at most ${MOST_DECISIONS} are tried here: choose fewer, or use gradlens rules backtest`);
    const found = await this.compare(project, own, runs);
    if (found.runs === 0) throw new InputError({ source: null, path: 'input.runs', value: 'without a recorded step', allowed: 'runs whose decisions are stored' });
    await saveBacktests(this.store, found.diffs.map(({ rule, version, added, removed }) => ({ rule, version, project, by, runs: found.runs, steps: found.steps, added: added.length, removed: removed.length })));
    const rows = new Map(runs.map((run) => [run.uuid, run]));
    return { runs: found.runs, steps: found.steps, diffs: found.diffs.map((diff) => toDiff(diff, rows)) };
  }

  private async compare(project: string, own: readonly OwnRule[], runs: readonly RunRow[]): Promise<Backtest> {
    const rules = own.map(({ rule }) => rule);
    const active = (await projectRules(this.store, this.clock).of(project)).filter(({ name }) => rules.some((rule) => rule.name === name));
    return await backtest({ store: this.store, runs, rules, active, signal: new AbortController().signal, onRun: () => undefined });
  }

  private async runsOf(project: string, { runs, last }: BacktestRulesInput): Promise<readonly RunRow[]> {
    const count = last ?? LAST;
    if (count < 1 || count > MOST_RUNS) throw new InputError({ source: null, path: 'input.last', value: String(count), allowed: `1 to ${MOST_RUNS}` });
    if (runs === null || runs === undefined) return (await listRuns(this.store, { project, first: count })).runs;
    if (runs.length > MOST_RUNS) throw new InputError({ source: null, path: 'input.runs', value: `${runs.length} runs`, allowed: `at most ${MOST_RUNS}` });
    return (await findRuns(this.store, runs.map((run) => runUuidOf(run, 'input.runs')))).filter((run) => run.project === project);
  }
}

function refused(code: string, message: string): BacktestRefused {
  return { code, message };
}

function toDiff({ added, removed, ...rest }: RuleDiff, rows: ReadonlyMap<string, RunRow>): RuleDiffModel {
  const listed = (change: 'added' | 'removed', alerts: readonly BacktestAlert[]): BacktestAlertModel[] =>
    alerts.slice(0, MOST_LISTED).flatMap(({ run, value, ...alert }) => {
      const row = rows.get(run);
      return row === undefined ? [] : [{ ...alert, change, run: toRun(row), value: finiteOrNull(value) }];
    });
  return { ...rest, added: added.length, removed: removed.length, alerts: [...listed('added', added), ...listed('removed', removed)] };
}
