import { FINAL_STATES, impactPowerProblem, type ImpactTest, type ImpactVerdict, MOST_IMPACT_SEEDS, plural, type RunState, seedsNeeded } from '#libs/contracts';

import type { ReleasePolicy } from './release-policy.js';
import { type SignOff, type SignOffState, standingDissents } from './sign-off.js';

/** What is known about a run when somebody wants to release it. */
export interface ReleaseEvidence {
  readonly run: string;
  readonly state: RunState;
  readonly isSensitive: boolean;
  /** Who started it; null where that is not recorded. */
  readonly starter: string | null;
  readonly ledger: { readonly isSound: boolean; readonly complete: boolean; readonly anchored: string; readonly state: string };
  /** Open incidents of severity critical, in words; those of earlier overrides are not among them. */
  readonly openCritical: readonly string[];
  /** The newest execution of the run as recorded. */
  readonly replay: {
    readonly bitExact: boolean;
    readonly maxRelLossError: number;
    readonly from: string;
    /** In words, where the run is the recorded one by its weights, and the ledger is not what it did; null else. */
    readonly alteredLedger: string | null;
  } | null;
  /** The newest impact that is no control, and which test it made. */
  readonly impact: { readonly verdict: ImpactVerdict; readonly uuid: string; readonly test: ImpactTest } | null;
  /** The newest completed report on the run. */
  readonly report: { readonly uuid: string; readonly version: number; readonly madeAt: Date; readonly weightsSha256: string | null; readonly isAsMade: boolean } | null;
  readonly weightsSha256: string | null;
  /** Newest first. */
  readonly signOffs: readonly (SignOff & SignOffState)[];
  readonly now: Date;
}

/** Clauses of a policy. */
export const RELEASE_CLAUSES = ['run', 'ledger', 'incidents', 'replay', 'impact', 'report', 'signatures'] as const;

/** What a clause says of a run. */
export interface ClauseVerdict {
  readonly clause: (typeof RELEASE_CLAUSES)[number];
  readonly verdict: 'passed' | 'refused' | 'not asked';
  readonly why: string;
  /** The command that gives what is missing; null where nothing is. */
  readonly command: string | null;
}

type Said = Omit<ClauseVerdict, 'clause'>;
type Judge = (policy: ReleasePolicy, evidence: ReleaseEvidence) => Said;

const DAY_MS = 86_400_000;

const JUDGES: Readonly<Record<(typeof RELEASE_CLAUSES)[number], Judge>> = {
  // no policy passes over it: what still trains has no weights that could be released
  run: (_policy, { run, state }) => (isEnded(state) ? passed(`it is ${state}`) : refused(`it is ${state}: a run is released when it has ended`, `gradlens control ${run} stop --reason TEXT ends it early`)),
  ledger: ({ ledger }, { run, ledger: found }) => {
    if (!found.isSound) return refused(`the ledger is ${found.state}`, `gradlens verify ${run}`);
    if (ledger.complete && !found.complete) return refused('the ledger is not complete: steps are missing', `gradlens ship; then gradlens verify ${run}`);
    if (ledger.anchored && found.anchored !== 'yes') return refused(`the ledger is not anchored (${found.anchored})`, `gradlens verify ${run} --anchor FILE`);
    return passed(`complete: ${String(found.complete)}, nothing altered, anchored: ${found.anchored}`);
  },
  incidents: ({ incidents: { openCritical } }, { run, openCritical: open }) =>
    open.length > openCritical ? refused(`${openWords(open.length)}, ${openCritical} may be: ${open.slice(0, 5).join('; ')}`, `gradlens incidents ${run}`) : passed(openWords(open.length)),
  replay: ({ replay }, { run, replay: found }) => {
    if (found === null) return replay.required ? refused('the run was never executed again', `gradlens replay ${run}`) : notAsked('not required, and not there');
    if (found.alteredLedger !== null) return refused(`${found.from}: ${found.alteredLedger}`, `gradlens verify ${run}`);
    if (found.maxRelLossError === Infinity) return refused(`${found.from}: it did not come to the recorded weights, or nothing of it could be compared`, `gradlens replay ${run}`);
    if (!found.bitExact && !(found.maxRelLossError <= replay.maxRelLossError)) return refused(`${found.from}: the losses differ by ${found.maxRelLossError} of their size, ${replay.maxRelLossError} may be`, `gradlens replay ${run}`);
    return passed(found.bitExact ? `${found.from}: executed again bit for bit` : `${found.from}: losses within ${found.maxRelLossError}`);
  },
  impact: ({ impact }, { run, impact: found }) => {
    if (found === null) return impact.required ? refused('it is not known what scaling did to everybody', `gradlens impact ${run}`) : notAsked('not required, and not there');
    // no policy passes over it: a test that can find nothing passes every run
    const problem = impactPowerProblem(found.test);
    if (problem !== null) return refused(`${problem} (impact ${found.uuid})`, `gradlens impact ${run} --seeds ${seedsNeeded(found.test.groups) ?? MOST_IMPACT_SEEDS}`);
    return impact.allow.some((verdict) => verdict === found.verdict) ? passed(found.verdict) : refused(`scaling is ${found.verdict}; allowed: ${impact.allow.join(', ')}`, `gradlens impact ${run} --seeds 32`);
  },
  report: ({ report }, { run, report: found, weightsSha256, now }) => {
    const command = `gradlens report ${run} -o report.html`;
    if (found === null) return report.required ? refused('there is no stored report on the run', command) : notAsked('not required, and not there');
    if (!found.isAsMade) return refused(`report ${found.uuid} is not stored as it was made`, command);
    if (found.weightsSha256 !== weightsSha256) return refused('the newest report is on other weights', command);
    const days = (now.getTime() - found.madeAt.getTime()) / DAY_MS;
    return days > report.maxAgeDays ? refused(`the newest report is ${Math.floor(days)} ${plural(Math.floor(days), 'day')} old, ${report.maxAgeDays} may be`, command) : passed(`version ${found.version}, of ${found.madeAt.toISOString().slice(0, 10)}`);
  },
  signatures: judgeSignatures,
};

/** `1 critical incident is open`. */
function openWords(open: number): string {
  return `${open} critical ${plural(open, 'incident is', 'incidents are')} open`;
}

/** Whether a run of that state has the weights that it ends with: one that waits, trains or is paused has not. */
export function isEnded(state: RunState): boolean {
  return FINAL_STATES.includes(state);
}

/** Judges a run by a policy, clause by clause. */
export function judgeRelease(policy: ReleasePolicy, evidence: ReleaseEvidence): ClauseVerdict[] {
  return RELEASE_CLAUSES.map((clause) => ({ clause, ...JUDGES[clause](policy, evidence) }));
}

/** Whether every clause lets the run pass. */
export function isReleasable(clauses: readonly ClauseVerdict[]): boolean {
  return clauses.every(({ verdict }) => verdict !== 'refused');
}

function judgeSignatures({ signatures }: ReleasePolicy, { run, isSensitive, starter, signOffs, now }: ReleaseEvidence): Said {
  const use = signatures.intendedUse === null ? 'TEXT' : JSON.stringify(signatures.intendedUse);
  const command = `gradlens sign-off ${run} --use ${use} --reason TEXT, with GRADLENS_TOKEN of a reviewer who did not start the run`;
  const asked = signOffs.filter(({ intendedUse }) => signatures.intendedUse === null || intendedUse === signatures.intendedUse);
  const [dissent] = standingDissents(asked, now);
  if (dissent !== undefined && signatures.dissentRefuses) return refused(`${dissent.by} dissents: ${String(dissent.dissent)}`, `gradlens sign-off ${run} --use TEXT --reason TEXT, with GRADLENS_TOKEN of ${dissent.by}, who alone can take it back`);
  const people = new Set(asked.filter((each) => each.state === 'valid' && each.dissent === null && each.by !== starter).map(({ by }) => by));
  const needed = peopleNeeded(isSensitive ? signatures.sensitive : signatures.count, starter);
  if (people.size >= needed) return passed(needed === 0 ? 'none is asked for' : `signed by ${[...people].join(', ')}`);
  return refused([`${people.size} of ${needed} people signed`, ...(starter === null ? ['one more is asked for, since it is not recorded who started the run'] : []), ...otherUseWords(signatures.intendedUse, signOffs), ...goneWords(signOffs)].join('; '), command);
}

/** Where nobody knows who started the run, one more person: of two, one at least did not. */
function peopleNeeded(asked: number, starter: string | null): number {
  return asked === 0 || starter !== null ? asked : asked + 1;
}

/** Signatures that hold and do not count, since they are for another use than the policy asks for. */
function otherUseWords(asked: string | null, signOffs: ReleaseEvidence['signOffs']): string[] {
  const others = asked === null ? [] : signOffs.filter(({ state, intendedUse, dissent }) => state === 'valid' && dissent === null && intendedUse !== asked);
  return others.map(({ by, intendedUse }) => `${by} signed for ${JSON.stringify(intendedUse)}, asked for is ${JSON.stringify(asked)}`);
}

/** Of each person the last signature alone: what was signed again is answered. */
function goneWords(signOffs: ReleaseEvidence['signOffs']): string[] {
  return signOffs.filter(({ by, state }, i) => (state === 'void' || state === 'expired') && signOffs.findIndex((each) => each.by === by) === i).map(({ by, state, why }) => `${by}: ${state}, ${String(why)}`);
}

function passed(why: string): Said {
  return { verdict: 'passed', why, command: null };
}

function refused(why: string, command: string): Said {
  return { verdict: 'refused', why, command };
}

function notAsked(why: string): Said {
  return { verdict: 'not asked', why, command: null };
}
