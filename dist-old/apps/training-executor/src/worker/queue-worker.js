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
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isRunUuid, messageOf, supervised } from '#libs/contracts';
import { enqueueRun, findRun, listRuns, markInterrupted, setRunState, settleAll, workQueue } from '#libs/decision-store';
import { Inject, Injectable } from '@nestjs/common';
import { EXIT } from '../cli/exit-codes.js';
import { IMPACT_WORK } from '../impact/impact-work.js';
import { deliverSpools } from '../running/deliver-spools.js';
import { dropKeptWork, keptStudies, studyFolder } from '../running/kept-work.js';
import { REPORT_WORK } from '../reporting/report-work.js';
import { TRACE_WORK } from '../tracing/trace-work.js';
import { markOwnDead, notTakenOver, takeOverLost } from './take-over.js';
/** Injection tokens of the worker. */
export const CONTEXT = Symbol('executor context');
export const PLACES = Symbol('places');
/** How often runs whose process went away are looked for. Unit: ms. */
const SWEEP_MS = 5000;
/** Every so many looks, what dead recorders left on the disk is shipped, queued studies (traces, impacts, reports) without a job get one, and what was kept of ended ones goes. */
const DELIVER_EVERY = 6;
/** A live run that nobody holds and that was silent for this long is interrupted. Unit: ms. */
const STALE_MS = 10_000;
const PROGRAM = fileURLToPath(new URL('../../../../../bin/gradlens.mjs', import.meta.url));
/**
 * Takes queued runs, traces, impacts and reports and executes each in a process of its own, so that one that crashes takes nothing with it.
 */
let QueueWorker = class QueueWorker {
    context;
    places;
    queue = null;
    sweep = null;
    sweeps = 0;
    sweeping = null;
    children = new Set();
    constructor(context, places) {
        this.context = context;
        this.places = places;
    }
    async onApplicationBootstrap() {
        await this.requeue();
        this.sweep = setInterval(() => {
            // one at a time: a large delivery may outlast the interval
            this.sweeping ??= this.sweepOnce()
                .catch((error) => {
                this.context.say(`looking for interrupted runs failed: ${messageOf(error)}`);
            })
                .finally(() => {
                this.sweeping = null;
            });
        }, SWEEP_MS);
        this.queue = await workQueue(this.context.store, {
            concurrency: this.places.runs,
            studyConcurrency: this.places.traces,
            onRun: (run, signal) => this.execute(run, signal),
            onStudy: {
                trace: (uuid, signal) => this.make(TRACE_WORK, uuid, signal),
                impact: (uuid, signal) => this.make(IMPACT_WORK, uuid, signal),
                report: (uuid, signal) => this.make(REPORT_WORK, uuid, signal),
            },
        });
    }
    async onApplicationShutdown() {
        if (this.sweep !== null)
            clearInterval(this.sweep);
        for (const child of this.children)
            child.kill('SIGTERM');
        await this.queue?.stop();
        await this.sweeping;
    }
    /** A queued run whose job died with an earlier worker gets a job again; one that has a job keeps it. */
    async requeue() {
        let after;
        for (;;) {
            const page = await listRuns(this.context.store, { state: 'queued', first: 100, after });
            for (const run of page.runs)
                await enqueueRun(this.context.store, run.uuid);
            after = page.runs.at(-1)?.uuid;
            if (!page.hasNext || after === undefined)
                return;
        }
    }
    async sweepOnce() {
        if (this.sweeps++ % DELIVER_EVERY === 0) {
            await deliverSpools(this.context);
            await settleAll(this.context.store);
            for (const { studies } of WORKS)
                await studies.enqueue(this.context.store);
            await this.dropEnded();
        }
        // trainers elsewhere are heard of by the service: it says when they were silent
        for (const run of await markInterrupted(this.context.store, { staleAfterMs: STALE_MS, deliveredStaleAfterMs: null })) {
            this.context.say(`run ${run} was interrupted: its process is gone`);
        }
        await takeOverLost(this.context, this.places.takeOver);
        for (const { studies } of WORKS) {
            for (const { uuid, state } of await studies.requeueLost(this.context.store, { staleAfterMs: STALE_MS })) {
                this.context.say(`${studies.kind} ${uuid} lost its process and is ${state}`);
            }
        }
    }
    /** What is kept of studies that nobody will take up again: cancelled while they waited, failed with their process, deleted with their run. */
    async dropEnded() {
        const { store, environment } = this.context;
        for (const uuid of await keptStudies(environment.GRADLENS_HOME)) {
            const study = isRunUuid(uuid) ? await findAny(store, uuid) : null;
            if (study?.state !== 'queued' && study?.state !== 'running')
                await dropKeptWork(studyFolder(environment.GRADLENS_HOME, uuid));
        }
    }
    async execute(run, signal) {
        const { store, say } = this.context;
        const row = await findRun(store, run);
        if (row?.state !== 'queued' && row?.state !== 'interrupted')
            return;
        const [how, line] = row.state === 'interrupted' ? ['--take-over', `is taken over: attempt ${row.attempt + 1}`] : ['--queued', 'starts'];
        say(`run ${run} (${row.name}) ${line}`);
        const end = await this.child(['run', how, run, '--json'], signal);
        // one that was stopped before leaves it to the next worker
        if (!signal.aborted)
            await this.afterChild(row, end);
        await this.sayEnd(row, end);
    }
    async sayEnd({ uuid, name }, end) {
        const ended = await findRun(this.context.store, uuid);
        this.context.say(`run ${uuid} (${name}) ${ended?.state ?? 'is gone'}${end.code === EXIT.done ? '' : `: ${reasonOf(end)}`}`);
    }
    /** A child that ended before it took the run up has left no trace of its own, nor has one that was killed. */
    async afterChild(before, end) {
        const { store } = this.context;
        await setRunState(store, before.uuid, 'failed', { reason: reasonOf(end), expected: ['queued'] });
        if (end.code === EXIT.done)
            return;
        await markOwnDead(this.context, before.uuid);
        if (before.state === 'interrupted')
            await notTakenOver(store, before, reasonOf(end));
    }
    async make({ studies, find }, uuid, signal) {
        const { store, say } = this.context;
        const name = studies.kind; // as its command
        // a worker that is being stopped leaves it to the next one
        if (signal.aborted || (await find(store, uuid))?.state !== 'queued')
            return;
        say(`${name} ${uuid} starts`);
        const end = await this.child([name, '--queued', uuid], signal);
        // whoever took it up has left its end, or, told to end, put it back into the queue; one that failed before has left it there
        const isDone = end.code === EXIT.done;
        if (!isDone && end.code !== EXIT.interrupted)
            await studies.failQueued(store, uuid, reasonOf(end));
        say(`${name} ${uuid} ${isDone ? 'ended' : `ended: ${reasonOf(end)}`}`);
    }
    async child(command, signal) {
        const args = [PROGRAM, ...command];
        // the open pipe tells the child that we live: when we are gone, even by kill -9, it ends and its run is interrupted
        const child = spawn(process.execPath, args, { env: supervised(process.env), stdio: ['pipe', 'ignore', 'pipe'] });
        this.children.add(child);
        const onAbort = () => {
            child.kill('SIGTERM');
        };
        signal.addEventListener('abort', onAbort, { once: true });
        let lastLine = '';
        createInterface({ input: child.stderr }).on('line', (line) => {
            lastLine = line.replace(/^gradlens: /, '');
        });
        const code = await new Promise((resolve) => {
            child.once('close', (exit) => {
                resolve(exit ?? 1);
            });
        });
        signal.removeEventListener('abort', onAbort);
        this.children.delete(child);
        return { code, lastLine };
    }
};
QueueWorker = __decorate([
    Injectable(),
    __param(0, Inject(CONTEXT)),
    __param(1, Inject(PLACES)),
    __metadata("design:paramtypes", [Object, Object])
], QueueWorker);
export { QueueWorker };
/** The kinds of studies that are worked off. */
const WORKS = [TRACE_WORK, IMPACT_WORK, REPORT_WORK];
async function findAny(store, uuid) {
    for (const { find } of WORKS) {
        const study = await find(store, uuid);
        if (study !== null)
            return study;
    }
    return null;
}
function reasonOf({ code, lastLine }) {
    return lastLine === '' ? `the executor ended with code ${code}` : lastLine;
}
//# sourceMappingURL=queue-worker.js.map