import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';

import { checkedReason, type ImpactEffort, impactPowerProblem, parseImpactEffort, type RunUuid } from '#libs/contracts';
import { findImpact, findRun, impactStudies, leastTestedGroups, listImpacts, type Store } from '#libs/decision-store';

import type { Act } from '../auth/actor-of.js';
import { toConnection } from '../common/connection.js';
import { studyOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import { problemsTold } from '../runs/problems-told.js';
import { given, type TracesQuery, whyNotExecutedAgain } from '../traces/traces.service.js';
import type { CancelImpactResult, StartImpactInput, StartImpactResult } from './impact-acts.model.js';
import type { ImpactConnection, ImpactModel } from './impact.model.js';
import { toImpact } from './to-impact.js';

/** Reads impacts, asks for them, cancels them. */
@Injectable()
export class ImpactsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list({ first, after, run }: TracesQuery): Promise<ImpactConnection> {
    const page = await listImpacts(this.store, { first, run, after: after === null || after === undefined ? undefined : studyOf('Impact', after, 'after') });
    const edges = page.rows.map(toImpact).map((node) => ({ cursor: node.id, node }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async find(uuid: string): Promise<ImpactModel | null> {
    const row = await findImpact(this.store, uuid);
    return row === null ? null : toImpact(row);
  }

  async start({ seeds, threshold, seed, control }: StartImpactInput, run: RunUuid, { by, reason }: Act): Promise<typeof StartImpactResult> {
    return await problemsTold(async () => {
      const effort = parseImpactEffort(given({ seeds, threshold, seed, control }), 'input.');
      const impact = { uuid: uuidv7(), run, effort, by, reason: checkedReason(reason, 'input.reason') };
      const row = await findRun(this.store, run);
      if (row === null) return { code: 'RUN_NOT_FOUND', message: `there is no run ${run}` };
      const why = whyNotExecutedAgain(row);
      if (why !== null) return { code: 'RUN_NOT_TRACEABLE', message: `run ${run} ${why}` };
      await impactStudies.ask(this.store, impact);
      const asked = await this.find(impact.uuid);
      return asked === null ? { code: 'RUN_NOT_FOUND', message: `run ${run} is gone` } : { impact: asked, warning: await this.warningOf(run, effort) };
    });
  }

  /**
   * Why an impact with so many seeds could find nothing, as `gradlens impact` warns before it trains; null where nothing is known against it.
   *
   * @throws InputError for a number of seeds that no impact takes.
   */
  async warning(run: RunUuid, seeds: number): Promise<string | null> {
    return await this.warningOf(run, parseImpactEffort({ seeds }, ''));
  }

  private async warningOf(run: RunUuid, { seeds }: ImpactEffort): Promise<string | null> {
    return impactPowerProblem({ withScaling: seeds, without: seeds, groups: await leastTestedGroups(this.store, run) });
  }

  /** @throws InputError when there is no reason. */
  async cancel(uuid: string, { by, reason }: Act): Promise<typeof CancelImpactResult> {
    const outcome = await impactStudies.cancel(this.store, uuid, { by, reason: checkedReason(reason, 'input.reason') });
    if (outcome.kind === 'ended') return { code: 'IMPACT_ENDED', message: `impact ${uuid} is ${outcome.state}`, state: outcome.state };
    const impact = outcome.kind === 'not-there' ? null : await this.find(uuid);
    return impact === null ? { code: 'IMPACT_NOT_FOUND', message: `there is no impact ${uuid}` } : { impact };
  }
}
