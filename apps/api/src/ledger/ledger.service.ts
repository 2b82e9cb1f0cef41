import { Inject, Injectable } from '@nestjs/common';

import { formatVkey, type SignedHead } from '#libs/audit';
import type { Clock, RunUuid } from '#libs/contracts';
import { countDecisions, findLedgerRun, findTrust, ledgerSource, type ProofProgress, proveRun, trustFor, type Store } from '#libs/decision-store';

import type { Access } from '../auth/authorizer.js';
import { ENVIRONMENT, type ApiEnvironment } from '../common/api-environment.js';
import { oneAtATime } from '../common/one-at-a-time.js';
import { CLOCK, STORE } from '../common/tokens.js';
import { checkedOf } from './checked-of.js';
import type { LedgerChecksModel, MadeLedgerCheck } from './ledger-checks.model.js';
import { type LedgerCheckedModel, LedgerCheckRefused, type LedgerModel, type LedgerSegmentModel } from './ledger.model.js';
import { checkEvents, type CheckEvent, RunningCheck } from './running-check.js';

/** Segments that are listed at most. */
const MOST_SEGMENTS = 100;

/** A larger ledger takes minutes to check (278,272 decisions in 28,052 frames: 26 s on a busy machine of two cores). Unit: decisions. */
export const MOST_CHECKED = 2_000_000;

/** What is said while another ledger is being checked. */
export const CHECK_BUSY = 'another ledger is being checked: ask again when it is done';

/** Runs whose last verdict is kept. */
const MOST_KEPT = 200;

type Checked = LedgerCheckedModel | LedgerCheckRefused | null;

/** Reads ledgers and checks them. */
@Injectable()
export class LedgerService {
  private readonly checks = new Map<RunUuid, { readonly check: RunningCheck<Checked>; readonly by: string }>();
  private readonly made = new Map<RunUuid, MadeLedgerCheck>();
  /** Does what checks a ledger: null, and nothing is done, while another is being checked. */
  readonly alone = oneAtATime();

  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {}

  /** The ledger as it is stored; empty before its first frame. */
  async read(uuid: RunUuid): Promise<LedgerModel> {
    const run = await findLedgerRun(this.store.pool, uuid);
    if (run === null) return { frames: 0, segmentCount: 0, segments: [], keys: [] };
    const { heads, keys } = await ledgerSource(this.store.pool, run);
    const signers = new Set(heads.map(({ keyName }) => keyName));
    return {
      frames: heads.at(-1)?.lastSeq ?? 0,
      segmentCount: heads.length,
      segments: heads.slice(-MOST_SEGMENTS).reverse().map(segmentOf),
      keys: keys.filter(({ keyName }) => signers.has(keyName)).map(({ keyName, publicKey }) => ({ name: keyName, vkey: formatVkey({ keyName, publicKey }) })),
    };
  }

  /** Checks a ledger; who asks for one that is being checked already gets the same answer. Null when there is no such run. */
  async verify(uuid: RunUuid, access: Access | null): Promise<Checked> {
    const check = this.begin(uuid, access);
    if (!(check instanceof RunningCheck)) return check;
    const release = check.hold();
    return await check.outcome.finally(release);
  }

  /** The same with words of progress; when the last one who waits for a check leaves, it ends. */
  follow(uuid: RunUuid, access: Access | null): AsyncIterableIterator<CheckEvent<Checked>> {
    const check = this.begin(uuid, access);
    return checkEvents(check instanceof RunningCheck ? check : new RunningCheck(() => Promise.resolve(check)));
  }

  /** The check of a ledger that goes on, and the last one that came to a verdict. */
  checksOf(uuid: RunUuid): LedgerChecksModel {
    const running = this.checks.get(uuid);
    const isRunning = running?.check.isCancelled === false;
    return { running: isRunning ? { by: running.by, ...running.check.progress } : null, last: this.made.get(uuid) ?? null };
  }

  /** The check that is running, or a new one; why there is none. */
  private begin(uuid: RunUuid, access: Access | null): RunningCheck<Checked> | LedgerCheckRefused {
    if (access === null || access.role === 'viewer') return refused('FORBIDDEN', 'a token of role viewer does not start checks: ask an auditor, or use gradlens verify on an exported ledger');
    const running = this.checks.get(uuid);
    if (running?.check.isCancelled === false) return running.check;
    const check = this.started(uuid);
    if (check === null) return refused('CHECK_BUSY', CHECK_BUSY);
    this.checks.set(uuid, { check, by: access.name });
    void check.outcome.then((found) => { this.keep(uuid, access.name, found); }, () => undefined).then(() => this.checks.delete(uuid));
    return check;
  }

  private keep(uuid: RunUuid, by: string, found: Checked): void {
    if (found === null || found instanceof LedgerCheckRefused) return;
    this.made.delete(uuid);
    this.made.set(uuid, { by, found });
    const [oldest] = this.made.keys();
    if (this.made.size > MOST_KEPT && oldest !== undefined) this.made.delete(oldest);
  }

  private started(uuid: RunUuid): RunningCheck<Checked> | null {
    const begun: RunningCheck<Checked>[] = [];
    void this.alone(async () => {
      const check = new RunningCheck((told) => this.check(uuid, told));
      begun.push(check);
      await check.outcome.catch(() => undefined); // told to those who wait
    });
    return begun[0] ?? null;
  }

  private async check(uuid: RunUuid, onProgress: ProofProgress): Promise<Checked> {
    const decisions = await countDecisions(this.store, uuid);
    if (decisions > MOST_CHECKED) return refused('LEDGER_TOO_LARGE', `it holds ${decisions} decisions, and at most ${MOST_CHECKED} are checked here: use gradlens verify ${uuid}`);
    const begun = this.clock.elapsed();
    const trust = findTrust({ home: this.environment.home, anchorFile: this.environment.anchor?.file });
    const proof = await proveRun(this.store, uuid, { trust: (run) => trustFor(run, trust), onProgress });
    if (proof === null) return null;
    return { ...checkedOf(uuid, proof), checkedAt: new Date(this.clock.now()), seconds: (this.clock.elapsed() - begun) / 1000 };
  }
}

function refused(code: string, message: string): LedgerCheckRefused {
  return Object.assign(new LedgerCheckRefused(), { code, message });
}

function segmentOf({ firstSeq, lastSeq, treeSize, rootHash, lastStep, timeUs, keyName }: SignedHead): LedgerSegmentModel {
  return { firstFrame: firstSeq, lastFrame: lastSeq, treeSize, root: rootHash.toString('base64'), lastStep, signedAt: new Date(timeUs / 1000), signer: keyName };
}
