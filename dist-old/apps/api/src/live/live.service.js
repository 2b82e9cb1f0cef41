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
import { FINAL_STATES, InputError } from '#libs/contracts';
import { findRun, readStepWindow } from '#libs/decision-store';
import { pack } from '../common/packed.js';
import { HUB, LOG, STORE } from '../common/tokens.js';
import { changeIterator } from './change-iterator.js';
import { stepIterator } from './step-iterator.js';
/** Decisions in one message, at most: 2 measures and flags of them are about 2.4 MB. */
const MOST_DECISIONS = 200_000;
const MOST_STEPS = 2_048;
/** Runs that a subscription remembers the project of. */
const MOST_KNOWN = 10_000;
/** What changes while runs train. */
let LiveService = class LiveService {
    store;
    hub;
    log;
    constructor(store, hub, log) {
        this.store = store;
        this.hub = hub;
        this.log = log;
    }
    /** Changes of one run or of all; with a project, of its runs alone. */
    changes(run, project) {
        const wanted = (change) => run === null || change.run === null || change.run === run;
        const all = changeIterator(this.hub, wanted);
        const changes = project === null ? all : filtered(all, this.isOf(project));
        return mapped(changes, ({ kind, run: runUuid, lastStep }) => ({ kind, runUuid, lastStep }));
    }
    /** @throws InputError when there is no such run. */
    async steps(run, afterStep) {
        const found = await findRun(this.store, run);
        if (found === null)
            throw new InputError({ source: null, path: 'run', value: run, allowed: 'a run that is there' });
        return stepIterator(this.hub, this.reader(run), {
            run,
            afterStep,
            onProblem: (error) => { this.log.warn({ run, err: error }, 'live steps were not read'); },
        });
    }
    /** Whether a change is of a run of a project, or of none; each run is looked up once. Runs stay in their projects. */
    isOf(project) {
        const known = new Map();
        return async ({ run }) => {
            if (run === null)
                return true;
            const isOwn = known.get(run) ?? (await findRun(this.store, run))?.project === project;
            if (known.size >= MOST_KNOWN)
                known.clear();
            known.set(run, isOwn);
            return isOwn;
        };
    }
    reader(run) {
        let layers = 1;
        return {
            isOver: async () => {
                const row = await findRun(this.store, run);
                return row === null || FINAL_STATES.includes(row.state);
            },
            read: async (afterStep) => {
                const maxSteps = Math.max(1, Math.min(MOST_STEPS, Math.floor(MOST_DECISIONS / layers)));
                const window = await readStepWindow(this.store, run, { fromStep: afterStep + 1, maxSteps });
                layers = Math.max(1, window.layers.length);
                const lastStep = window.steps.at(-1);
                return lastStep === undefined ? null : { batch: toLiveSteps(window), lastStep };
            },
        };
    }
};
LiveService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(HUB)),
    __param(2, Inject(LOG)),
    __metadata("design:paramtypes", [Object, Object, Object])
], LiveService);
export { LiveService };
function toLiveSteps(window) {
    const { steps, layers } = window;
    const packed = (measure) => {
        const values = new Float32Array(layers.length * steps.length).fill(NaN);
        layers.forEach((layer, row) => { values.set(layer.measures[measure], row * steps.length); });
        return pack(values);
    };
    const flags = new Int32Array(layers.length * steps.length);
    layers.forEach((layer, row) => { flags.set(layer.measures.flags, row * steps.length); });
    return {
        run: window.run,
        fromStep: steps[0] ?? window.firstStep,
        steps: pack(steps),
        loss: pack(window.loss),
        layers: layers.map((layer) => layer.name),
        scale: packed('scale'),
        gradNorm: packed('gradNorm'),
        flagged: pack(flags),
    };
}
/** The same iterator without what is not wanted; a change whose run cannot be looked up now is not told of. */
function filtered(source, isWanted) {
    const next = async () => {
        for (;;) {
            const found = (await source.next());
            if (found.done === true || (await isWanted(found.value).catch(() => false)))
                return found;
        }
    };
    return { ...source, next, return: async () => (await source.return?.()) ?? { value: undefined, done: true }, [Symbol.asyncIterator]() { return this; } };
}
/** The same iterator with each value mapped; its end reaches the source. */
function mapped(source, map) {
    const convert = ({ value, done }) => done === true ? { value: undefined, done } : { value: map(value), done: false };
    const end = async () => {
        await source.return?.();
        return { value: undefined, done: true };
    };
    return {
        next: async () => convert((await source.next())),
        return: end,
        throw: end,
        [Symbol.asyncIterator]() {
            return this;
        },
    };
}
//# sourceMappingURL=live.service.js.map