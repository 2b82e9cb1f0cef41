import { Inject, Injectable } from '@nestjs/common';

import { checkedReason, type Clock, InputError, isRunUuid, type Matcher } from '#libs/contracts';
import {
  alertKey, alertLabels, createSilence, expireSilence, findAlerts, findSilence, listSilences, type OpenAlert, readOpenAlerts, readRecentAlerts, type SilenceRow, type Store,
} from '#libs/decision-store';
import { compileMatchers, matcherText } from '#libs/stability-rules';

import { toAlert } from '../alerts/alerts.service.js';
import { badInput } from '../common/bad-input.js';
import { toConnection } from '../common/connection.js';
import { fromGlobalId, toGlobalId } from '../common/global-id.js';
import { CLOCK, STORE } from '../common/tokens.js';
import type { InputProblem } from '../runs/mutations.model.js';
import { toProblem } from '../runs/problems-told.js';
import { checkedMatchers, readSilence } from './read-silence.js';
import type { CreateSilenceInput, ExpireSilenceInput, SilenceNotFound, SilencePayload, SilencePreview } from './silence-acts.model.js';
import type { SilenceConnection, SilenceModel, SilencesArgs } from './silence.model.js';

const PREVIEW_DAYS = 7;
const PREVIEW_ALERTS = 20;

/** Silences: makes, ends and lists them, and says what one would mute. */
@Injectable()
export class SilencesService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ first, after, state, createdBy }: SilencesArgs): Promise<SilenceConnection> {
    if (after !== null && after !== undefined && !isRunUuid(after)) throw badInput('after', after, 'the cursor of a silence');
    const page = await listSilences(this.store, { first, after: after ?? undefined, state: state ?? undefined, createdBy: createdBy ?? undefined });
    const edges = page.silences.map((row) => ({ cursor: row.id, node: this.toModel(row) }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async find(id: string): Promise<SilenceModel | null> {
    const row = isRunUuid(id) ? await findSilence(this.store, id) : null;
    return row === null ? null : this.toModel(row);
  }

  async create(input: CreateSilenceInput, by: string): Promise<SilencePayload | InputProblem> {
    try {
      return { silence: this.toModel(await createSilence(this.store, readSilence(input, by))) };
    } catch (error) {
      if (error instanceof InputError) return toProblem(error);
      if (error instanceof RangeError) return toProblem(new InputError({ source: null, path: 'input.endsAt', value: JSON.stringify(input.endsAt), allowed: error.message }));
      throw error;
    }
  }

  async expire({ silence, reason }: ExpireSilenceInput, by: string): Promise<SilencePayload | SilenceNotFound> {
    const why = checkedReason(reason, 'input.reason');
    const global = fromGlobalId(silence);
    const id = global?.type === 'Silence' ? global.key : silence;
    const row = isRunUuid(id) ? await expireSilence(this.store, id, { by, reason: why }) : null;
    return row === null ? { code: 'SILENCE_NOT_FOUND', message: `there is no silence ${silence}` } : { silence: this.toModel(row) };
  }

  async preview(matchers: readonly Matcher[]): Promise<SilencePreview> {
    const test = compileMatchers(checkedMatchers(matchers, 'matchers'));
    const fits = (alert: OpenAlert): boolean => test(alertLabels(alert));
    const firing = (await readOpenAlerts(this.store.pool)).filter((alert) => alert.fires && fits(alert));
    const recent = await readRecentAlerts(this.store.pool, PREVIEW_DAYS);
    const shown = firing.slice(0, PREVIEW_ALERTS);
    const byKey = new Map((await findAlerts(this.store, shown)).map((row) => [alertKey(row), toAlert(row)]));
    return { firing: firing.length, alerts: shown.flatMap((alert) => byKey.get(alertKey(alert)) ?? []), lastWeek: recent.filter(fits).length, lastWeekOf: recent.length };
  }

  /** The silence as GraphQL shows it. */
  toModel(row: SilenceRow): SilenceModel {
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
}
