var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Inject, Injectable } from '@nestjs/common';
import { InputError } from '#libs/contracts';
import { backtest, decisionCounts, findRuns, listRuns, projectRules, saveBacktests } from '#libs/decision-store';
import { projectName } from '../alerts/rules.service.js';
import { finiteOrNull } from '../common/finite-or-null.js';
import { runUuidOf } from '../common/global-id.js';
import { oneAtATime } from '../common/one-at-a-time.js';
import { CLOCK, STORE } from '../common/tokens.js';
import { problemsTold } from '../runs/problems-told.js';
import { toRun } from '../runs/to-run.js';
import { requireRulesText } from './read-rules.js';
/** Most runs of one back-test, and how many where none are named. */
const MOST_RUNS = 20;
const LAST = 10;
/** Alerts that are listed of each rule, that would come and that would go. */
const MOST_LISTED = 100;
/** Beyond it the command line must be used: 0.5 M decisions a second are evaluated, in this process. Unit: decisions. */
const MOST_DECISIONS = 2_000_000;
/** Tries rules on stored runs, one back-test at a time. */
let BacktestsService = class BacktestsService {
    store;
    clock;
    alone = oneAtATime();
    constructor(store, clock) {
        this.store = store;
        this.clock = clock;
    }
    /** The difference against the rules that are active; it is kept that these versions were tried. */
    async run(project, input, by) {
        const found = this.alone(() => problemsTold(() => this.try(projectName(project), input, by)));
        return found === null ? refused('BACKTEST_BUSY', 'another back-test is being made: ask again when it is done') : await found;
    }
    async try(project, input, by) {
        const own = requireRulesText(input.text);
        const runs = await this.runsOf(project, input);
        const counts = await decisionCounts(this.store, runs.map(({ uuid }) => uuid));
        const decisions = [...counts.values()].reduce((sum, count) => sum + count, 0);
        if (decisions > MOST_DECISIONS)
            return refused('BACKTEST_TOO_LARGE', `these runs hold ${decisions} decisions, and at most ${MOST_DECISIONS} are tried here: choose fewer, or use gradlens rules backtest`);
        const found = await this.compare(project, own, runs);
        if (found.runs === 0)
            throw new InputError({ source: null, path: 'input.runs', value: 'without a recorded step', allowed: 'runs whose decisions are stored' });
        await saveBacktests(this.store, found.diffs.map(({ rule, version, added, removed }) => ({ rule, version, project, by, runs: found.runs, steps: found.steps, added: added.length, removed: removed.length })));
        const rows = new Map(runs.map((run) => [run.uuid, run]));
        return { runs: found.runs, steps: found.steps, diffs: found.diffs.map((diff) => toDiff(diff, rows)) };
    }
    async compare(project, own, runs) {
        const rules = own.map(({ rule }) => rule);
        const active = (await projectRules(this.store, this.clock).of(project)).filter(({ name }) => rules.some((rule) => rule.name === name));
        return await backtest({ store: this.store, runs, rules, active, signal: new AbortController().signal, onRun: () => undefined });
    }
    async runsOf(project, { runs, last }) {
        const count = last ?? LAST;
        if (count < 1 || count > MOST_RUNS)
            throw new InputError({ source: null, path: 'input.last', value: String(count), allowed: `1 to ${MOST_RUNS}` });
        if (runs === null || runs === undefined)
            return (await listRuns(this.store, { project, first: count })).runs;
        if (runs.length > MOST_RUNS)
            throw new InputError({ source: null, path: 'input.runs', value: `${runs.length} runs`, allowed: `at most ${MOST_RUNS}` });
        return (await findRuns(this.store, runs.map((run) => runUuidOf(run, 'input.runs')))).filter((run) => run.project === project);
    }
};
BacktestsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(CLOCK)),
    __metadata("design:paramtypes", [Object, Object])
], BacktestsService);
export { BacktestsService };
function refused(code, message) {
    return { code, message };
}
function toDiff({ added, removed, ...rest }, rows) {
    const listed = (change, alerts) => alerts.slice(0, MOST_LISTED).flatMap(({ run, value, ...alert }) => {
        const row = rows.get(run);
        return row === undefined ? [] : [{ ...alert, change, run: toRun(row), value: finiteOrNull(value) }];
    });
    return { ...rest, added: added.length, removed: removed.length, alerts: [...listed('added', added), ...listed('removed', removed)] };
}
//# sourceMappingURL=backtests.service.js.map