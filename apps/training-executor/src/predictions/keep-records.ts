import type { PolicyFinding, PredictionsFact } from '#libs/contracts';
import type { KeptBy, KeptRecord } from '#libs/decision-store';

import type { Finding } from './find-sensitive.js';

/** What earlier attempts of the run have kept. */
export interface KeptPast {
  readonly records: readonly KeptRecord[];
  readonly by: readonly KeptBy[];
}

/** What is new at a recording: part of its fact. */
export type KeptNow = Pick<PredictionsFact, 'first' | 'added' | 'policies'>;

/** A record that a person has registered. */
export type Registered = Pick<KeptRecord, 'record' | 'pseudonym'>;

/** Which records of a run are kept. */
export interface Keeper {
  /** Kept records, in order of place. */
  readonly records: readonly string[];
  /** Takes in what the policies say now, and records that a person has registered. */
  keep(findings: readonly Finding[], registered: readonly Registered[]): KeptNow;
}

/** What is kept by now; grows only. */
interface Kept {
  readonly records: string[];
  readonly places: Map<string, number>;
  /** Places that were ever those of a policy. */
  readonly ever: Map<string, Set<number>>;
}

/**
 * Chooses which records are kept, once and for all: a kept record is recorded to the end of the run.
 *
 * All listed and registered records are kept. The other policies have `most` to share: one keeps further records, in the order
 * of its finding, while fewer than its share of the kept ones have ever been its. The rest is counted.
 */
export function keepRecords(most: number, past: KeptPast, pseudonym: (record: string) => string): Keeper {
  const kept = keptBefore(past);
  return {
    records: kept.records,
    keep(findings, registered) {
      const now = { first: kept.records.length, added: [] as KeptNow['added'] };
      const names = new Map(registered.map((each) => [each.record, each.pseudonym]));
      const sharing = new Set(findings.filter(({ policy }) => policy !== 'listed').map(keyOf)).size;
      const share = Math.max(1, Math.floor(most / Math.max(1, sharing)));
      const add = (record: string): number => {
        const place = kept.records.push(record) - 1;
        kept.places.set(record, place);
        now.added.push({ record, pseudonym: names.get(record) ?? pseudonym(record) });
        return place;
      };
      const all = withRegistered(findings, registered, everOf(kept, 'listed '));
      const before = all.map((finding) => new Set(everOf(kept, keyOf(finding))));
      for (const finding of all) addNew(kept, finding, { share: finding.policy === 'listed' ? Infinity : share, add });
      // only now: what one policy keeps another may be true of too
      const policies = all.map((finding, i) => tell(kept, finding, before[i] ?? new Set()));
      return { ...now, policies };
    },
  };
}

function keptBefore({ records, by }: KeptPast): Kept {
  const placed = records.filter(({ place }) => place !== null);
  const kept: Kept = { records: placed.map(({ record }) => record), places: new Map(placed.map(({ record, place }) => [record, place as number])), ever: new Map() };
  for (const { place, ...policy } of by) everOf(kept, keyOf(policy)).add(place);
  return kept;
}

function everOf({ ever }: Kept, key: string): Set<number> {
  const found = ever.get(key) ?? new Set();
  ever.set(key, found);
  return found;
}

interface Room {
  readonly share: number;
  /** Keeps a record and gives its place. */
  readonly add: (record: string) => number;
}

function addNew(kept: Kept, finding: Finding, { share, add }: Room): void {
  const ever = everOf(kept, keyOf(finding));
  for (const record of finding.records) {
    const place = kept.places.get(record) ?? (ever.size < share ? add(record) : null);
    if (place !== null) ever.add(place);
  }
}

function tell(kept: Kept, finding: Finding, before: ReadonlySet<number>): PolicyFinding {
  const { policy, attribute, looked, lasting, records } = finding;
  const ever = everOf(kept, keyOf(finding));
  const places = records.flatMap((record) => kept.places.get(record) ?? []);
  for (const place of places) ever.add(place);
  return { policy, attribute, looked, matching: records.length, kept: places.length, places: lasting ? places.filter((place) => !before.has(place)) : places, lasting };
}

/** What persons have registered is listed too. */
function withRegistered(findings: readonly Finding[], registered: readonly Registered[], listed: ReadonlySet<number>): Finding[] {
  const own = findings.find(({ policy }) => policy === 'listed');
  if (registered.length === 0 && (own !== undefined || listed.size === 0)) return [...findings];
  const records = [...new Set([...(own?.records ?? []), ...registered.map(({ record }) => record)])];
  return [{ policy: 'listed', attribute: '', lasting: true, looked: records.length, records }, ...findings.filter((each) => each !== own)];
}

function keyOf({ policy, attribute }: { readonly policy: string; readonly attribute: string }): string {
  return `${policy} ${attribute}`;
}
