import { readFile } from 'node:fs/promises';

import { Inject, Injectable } from '@nestjs/common';

import { DEFAULT_RELEASE_POLICY, isEnded, parseReleasePolicy, type ReleasePolicy } from '#libs/audit';
import type { Clock, RunState, RunUuid } from '#libs/contracts';
import { countDecisions, findRun, findTrust, type JudgedSignOff, listReleases, listSignOffs, openKeyring, releaseEvidence, releaseRun, type ReleaseRow, runStarter, signReport, type Store, whyNotSigned } from '#libs/decision-store';

import type { Act } from '../auth/actor-of.js';
import { type Access, mayChange } from '../auth/authorizer.js';
import { ENVIRONMENT, type ApiEnvironment } from '../common/api-environment.js';
import { studyOf, toGlobalId } from '../common/global-id.js';
import { CLOCK, STORE } from '../common/tokens.js';
import { CHECK_BUSY, LedgerService, MOST_CHECKED } from '../ledger/ledger.service.js';
import { problemsTold } from '../runs/problems-told.js';
import type { ReleaseModel, ReleaseRunInput, ReleaseRunResult, SignOffModel, SignReportInput, SignReportResult } from './release.model.js';

/** Signs reports and releases runs. */
@Injectable()
export class ReleasesService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
    private readonly ledgers: LedgerService,
  ) {}

  async signOffs(run: RunUuid): Promise<SignOffModel[]> {
    return (await listSignOffs(this.store, run, this.clock)).map(toSignOff);
  }

  async releases(run: RunUuid): Promise<ReleaseModel[]> {
    return (await listReleases(this.store, run)).map(toRelease);
  }

  /** Why who asks may not sign reports on a run; null where they may. */
  async signRefusal(run: RunUuid, access: Access | null): Promise<string | null> {
    if (access === null) return NOBODY;
    return whyNotSigned({ by: access.name, role: access.role }, await runStarter(this.store, run))?.message ?? null;
  }

  async sign({ report, intendedUse, days, dissent, reason }: SignReportInput, run: RunUuid, { by, role }: Act): Promise<typeof SignReportResult> {
    return await problemsTold(async () => {
      const order = { run, intendedUse, days: days ?? 90, by, role, reason, dissent: dissent ?? null, report: report == null ? null : { uuid: studyOf('Report', report, 'input.report') } };
      const outcome = await signReport(this.store, order, { keys: openKeyring(this.environment.home), clock: this.clock });
      if (outcome.kind === 'refused') return outcome;
      const signed = (await this.signOffs(run)).find(({ uuid }) => uuid === outcome.uuid);
      return signed === undefined ? notFound(run) : { signOff: signed };
    });
  }

  async release({ override, reason }: ReleaseRunInput, run: RunUuid, { by, role }: Act): Promise<typeof ReleaseRunResult> {
    return await problemsTold(async () => {
      if ((await findRun(this.store, run)) === null) return notFound(run);
      // the gate checks it anew
      const decisions = await countDecisions(this.store, run);
      if (decisions > MOST_CHECKED) return { code: 'LEDGER_TOO_LARGE', message: `the ledger holds ${decisions} decisions, and at most ${MOST_CHECKED} are checked here: use gradlens release ${run}`, judged: null };
      const { home, anchor, releasePolicy } = this.environment;
      const policy = await readPolicy(releasePolicy);
      const evidence = await this.ledgers.alone(() => releaseEvidence(this.store, run, { trust: findTrust({ home, anchorFile: anchor?.file }), clock: this.clock }));
      if (evidence === null) return { code: 'CHECK_BUSY', message: CHECK_BUSY, judged: null };
      const outcome = await releaseRun(this.store, { run, by, role, reason, isOverride: override === true }, { policy, evidence });
      if (outcome.kind === 'not-allowed') return { ...outcome, judged: null };
      const release = toRelease(outcome.release);
      return release.state === 'refused' ? { code: 'POLICY_REFUSES', message: refusalWords(release), judged: release } : { release };
    });
  }
}

const NOBODY = 'an act needs a name: sign in';

/** Why who asks may not ask for a release; null where they may. */
export function whyNotReleased(state: RunState, access: Access | null): string | null {
  if (access === null) return NOBODY;
  if (!mayChange(access.role)) return `role ${access.role} releases nothing: operators, reviewers and admins do`;
  return isEnded(state) ? null : `it is ${state}: a run is released when it has ended`;
}

function notFound(run: RunUuid): { readonly code: string; readonly message: string } {
  return { code: 'RUN_NOT_FOUND', message: `there is no run ${run}` };
}

function refusalWords({ policyName, clauses }: ReleaseModel): string {
  return `policy "${policyName}" refuses: ${clauses.filter(({ verdict }) => verdict === 'refused').map(({ clause, why }) => `${clause}: ${why}`).join('; ')}`;
}

async function readPolicy(file: string | undefined): Promise<ReleasePolicy> {
  return file === undefined ? DEFAULT_RELEASE_POLICY : parseReleasePolicy(await readFile(file, 'utf8'), file);
}

function toSignOff({ report, uuid, reportSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt, state, why, standing }: JudgedSignOff): SignOffModel {
  return { report: toGlobalId('Report', report), uuid, reportSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt, state, why, standing };
}

function toRelease({ policy, uuid, state, policySha256, clauses, weightsSha256, by, role, reason, createdAt }: ReleaseRow): ReleaseModel {
  return { policyName: policy.name, uuid, state, policySha256, clauses, weightsSha256, by, role, reason, createdAt };
}
