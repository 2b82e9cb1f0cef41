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
import { checkedReason, InputError, isRunUuid } from '#libs/contracts';
import { alertKey, alertLabels, createSilence, expireSilence, findAlerts, findSilence, listSilences, readOpenAlerts, readRecentAlerts, } from '#libs/decision-store';
import { compileMatchers, matcherText } from '#libs/stability-rules';
import { toAlert } from '../alerts/alerts.service.js';
import { badInput } from '../common/bad-input.js';
import { toConnection } from '../common/connection.js';
import { fromGlobalId, toGlobalId } from '../common/global-id.js';
import { CLOCK, STORE } from '../common/tokens.js';
import { toProblem } from '../runs/problems-told.js';
import { checkedMatchers, readSilence } from './read-silence.js';
const PREVIEW_DAYS = 7;
const PREVIEW_ALERTS = 20;
/** Silences: makes, ends and lists them, and says what one would mute. */
let SilencesService = class SilencesService {
    store;
    clock;
    constructor(store, clock) {
        this.store = store;
        this.clock = clock;
    }
    async list({ first, after, state, createdBy }) {
        if (after !== null && after !== undefined && !isRunUuid(after))
            throw badInput('after', after, 'the cursor of a silence');
        const page = await listSilences(this.store, { first, after: after ?? undefined, state: state ?? undefined, createdBy: createdBy ?? undefined });
        const edges = page.silences.map((row) => ({ cursor: row.id, node: this.toModel(row) }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(id) {
        const row = isRunUuid(id) ? await findSilence(this.store, id) : null;
        return row === null ? null : this.toModel(row);
    }
    async create(input, by) {
        try {
            return { silence: this.toModel(await createSilence(this.store, readSilence(input, by))) };
        }
        catch (error) {
            if (error instanceof InputError)
                return toProblem(error);
            if (error instanceof RangeError)
                return toProblem(new InputError({ source: null, path: 'input.endsAt', value: JSON.stringify(input.endsAt), allowed: error.message }));
            throw error;
        }
    }
    async expire({ silence, reason }, by) {
        const why = checkedReason(reason, 'input.reason');
        const global = fromGlobalId(silence);
        const id = global?.type === 'Silence' ? global.key : silence;
        const row = isRunUuid(id) ? await expireSilence(this.store, id, { by, reason: why }) : null;
        return row === null ? { code: 'SILENCE_NOT_FOUND', message: `there is no silence ${silence}` } : { silence: this.toModel(row) };
    }
    async preview(matchers) {
        const test = compileMatchers(checkedMatchers(matchers, 'matchers'));
        const fits = (alert) => test(alertLabels(alert));
        const firing = (await readOpenAlerts(this.store.pool)).filter((alert) => alert.fires && fits(alert));
        const recent = await readRecentAlerts(this.store.pool, PREVIEW_DAYS);
        const shown = firing.slice(0, PREVIEW_ALERTS);
        const byKey = new Map((await findAlerts(this.store, shown)).map((row) => [alertKey(row), toAlert(row)]));
        return { firing: firing.length, alerts: shown.flatMap((alert) => byKey.get(alertKey(alert)) ?? []), lastWeek: recent.filter(fits).length, lastWeekOf: recent.length };
    }
    /** The silence as GraphQL shows it. */
    toModel(row) {
        const { id, state, matchers, endsAt, ...rest } = row;
        const leftMs = endsAt.getTime() - this.clock.now();
        return {
            ...rest,
            id: toGlobalId('Silence', id),
            ...{ uuid: id, state, endsAt },
            matchers: matchers.map((matcher) => ({ ...matcher, text: matcherText(matcher) })),
            secondsLeft: state === 'expired' ? null : Math.max(0, Math.round(leftMs / 1000)),
        };
    }
};
SilencesService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(CLOCK)),
    __metadata("design:paramtypes", [Object, Object])
], SilencesService);
export { SilencesService };
//# sourceMappingURL=silences.service.js.map