import DataLoader from 'dataloader';

import type { LayerInfo, RunUuid } from '#libs/contracts';
import {
  type AlertKey,
  type AlertMark,
  type AlertRow,
  canaryFigures,
  type CanaryFigures,
  comparedRuns,
  type ComparisonDetails,
  comparisonDetails,
  countAlerts,
  countRuleUse,
  decisionCounts,
  type EvaluationRow,
  evaluationsOf,
  eventsOf,
  type Execution,
  findAlerts,
  findIncidents,
  findRuleTexts,
  findReviews,
  findRuns,
  finishedLedgers,
  type IncidentKey,
  type IncidentRow,
  inProject,
  isExecutorLive,
  listLayers,
  listMarks,
  listReviewActs,
  newestExecutions,
  NO_EXECUTOR,
  type RuleTextKey,
  type ReviewActRow,
  type ReviewKey,
  type ReviewRow,
  type RuleUse,
  type RunEventRow,
  type RunRow,
  type Store,
  type StoredRuleText,
  unreviewedRuns,
} from '#libs/decision-store';
import type { InhibitRule } from '#libs/stability-rules';

import { type AlertSuppression, suppressions } from '../silences/suppressions.js';

/** How many alerts a run has. */
export interface AlertCounts {
  readonly firing: number;
  readonly total: number;
}

/** Reads that are gathered over one operation, so that a page of runs costs one query per kind. */
export interface Loaders {
  readonly runs: DataLoader<RunUuid, RunRow>;
  readonly layers: DataLoader<RunUuid, readonly LayerInfo[]>;
  readonly evaluations: DataLoader<RunUuid, readonly EvaluationRow[]>;
  readonly events: DataLoader<RunUuid, readonly RunEventRow[]>;
  readonly decisionCounts: DataLoader<RunUuid, number>;
  /** What tells the recorded numbers of a run that is over from earlier and later ones; null of a run that is not. */
  readonly finishedLedgers: DataLoader<RunUuid, string | null>;
  /** How the run was executed again last; null where it never was. */
  readonly executions: DataLoader<RunUuid, Execution | null>;
  /** By a state: what something in that state waits for where no executor is live; null otherwise. */
  readonly waitsFor: DataLoader<string, string | null>;
  readonly unreviewed: DataLoader<RunUuid, boolean>;
  readonly alertCounts: DataLoader<RunUuid, AlertCounts>;
  /** The review of a sensitive prediction; null where there is no such prediction. */
  readonly reviews: DataLoader<ReviewKey, ReviewRow | null>;
  /** What people did in a review, oldest first. */
  readonly reviewActs: DataLoader<ReviewKey, readonly ReviewActRow[]>;
  /** By `run:number`; null where there is none. */
  readonly incidents: DataLoader<string, IncidentRow | null>;
  /** By `run:fingerprint:since`; null where it is gone. */
  readonly alerts: DataLoader<string, AlertRow | null>;
  /** By `run:fingerprint:since`. */
  readonly alertMarks: DataLoader<string, readonly AlertMark[]>;
  /** The rules that raised alerts, as they were then; null where one was not kept. */
  readonly ruleTexts: DataLoader<RuleTextKey, StoredRuleText | null>;
  /** By name of the rule. */
  readonly ruleUse: DataLoader<string, RuleUse>;
  /** By name and version of the rule; null where none has flown. */
  readonly canaries: DataLoader<{ readonly name: string; readonly version: string }, CanaryFigures | null>;
  /** Arms and curves of a comparison by its number; null where it is gone. */
  readonly comparisonDetails: DataLoader<number, ComparisonDetails | null>;
  /** The run that a comparison, by its number, is of; null where there is none. */
  readonly comparedRuns: DataLoader<number, RunUuid | null>;
  /** By `run:fingerprint:since`: what mutes it now. */
  readonly suppressions: DataLoader<string, AlertSuppression>;
}

/** What loaders read from. */
interface LoaderParts {
  readonly store: Store;
  /** Which alerts mute others. */
  readonly inhibit: readonly InhibitRule[];
}

const MAKERS: { readonly [K in keyof Loaders]: (parts: LoaderParts) => Loaders[K] } = {
  runs: ({ store }) => gathering(async (uuids) => {
    const found = new Map((await findRuns(store, unique(uuids))).map((run) => [run.uuid, run]));
    return uuids.map((uuid) => found.get(uuid) ?? new Error(`run ${uuid} is gone`));
  }),
  layers: ({ store }) => byKey((uuids) => listLayers(store, uuids), []),
  evaluations: ({ store }) => byKey((uuids) => evaluationsOf(store, uuids), []),
  events: ({ store }) => byKey((uuids) => eventsOf(store, uuids), []),
  decisionCounts: ({ store }) => byKey((uuids) => decisionCounts(store, uuids), 0),
  finishedLedgers: ({ store }) => byKey((uuids) => finishedLedgers(store, uuids), null),
  executions: ({ store }) => byKey((uuids) => newestExecutions(store, uuids), null),
  waitsFor: ({ store }) => gathering(async (states) => {
    const isMissing = states.includes('queued') && !(await isExecutorLive(store));
    return states.map((state) => (isMissing && state === 'queued' ? NO_EXECUTOR : null));
  }),
  unreviewed: ({ store }) => gathering(async (uuids) => {
    const found = await unreviewedRuns(store, unique(uuids));
    return uuids.map((uuid) => found.has(uuid));
  }),
  alertCounts: ({ store }) => byKey((uuids) => countAlerts(store, uuids), { firing: 0, total: 0 }),
  reviews: ({ store }) => gathering((keys) => findReviews(store, keys)),
  reviewActs: ({ store }) => gathering((keys) => listReviewActs(store, keys)),
  incidents: ({ store }) => byKey(async (keys) => new Map((await findIncidents(store, keys.map(incidentKeyOf))).map((row) => [`${row.run}:${row.incident}`, row])), null),
  alerts: ({ store }) => byKey(async (keys) => new Map((await findAlerts(store, keys.map(alertKeyOf))).map((row) => [`${row.run}:${row.fingerprint}:${row.since}`, row])), null),
  alertMarks: ({ store }) => byKey((keys) => listMarks(store, keys.map(alertKeyOf)), []),
  ruleTexts: ({ store }) => gathering((keys) => findRuleTexts(store, keys)),
  ruleUse: ({ store }) => byKey(() => countRuleUse(store), { alerts: 0, useful: 0, noise: 0 }),
  canaries: ({ store }) => gathering(async (rules) => {
    const found = await canaryFigures(store);
    return rules.map(({ name, version }) => found.find(({ rule, ruleVersion }) => rule === name && ruleVersion === version) ?? null);
  }),
  comparisonDetails: ({ store }) => gathering(async (numbers) => {
    const found = await comparisonDetails(store, numbers);
    return numbers.map((number) => found.get(number) ?? null);
  }),
  comparedRuns: ({ store }) => gathering(async (numbers) => {
    const found = await comparedRuns(store, numbers);
    return numbers.map((number) => found.get(number) ?? null);
  }),
  // what mutes an alert may be of another project; who asks is not told what it is (`scopeToProjects`)
  suppressions: ({ store, inhibit }) => byKey((keys) => inProject(null, () => suppressions(store, inhibit, keys.map(alertKeyOf))), { silences: [], inhibitedBy: [] }),
};

const PARTS = Symbol('parts');

/** The loaders of an operation: each is made when it is first asked for, most operations need one or two. */
const LAZY = Object.create(null, Object.fromEntries(Object.entries(MAKERS).map(([name, make]) => [name, {
  get(this: { readonly [PARTS]: LoaderParts }): unknown {
    const value = make(this[PARTS]);
    Object.defineProperty(this, name, { value });
    return value;
  },
}]))) as object;

/** New loaders, for one operation. `inhibit`: which alerts mute others. */
export function createLoaders(store: Store, inhibit: readonly InhibitRule[] = []): Loaders {
  const parts: LoaderParts = { store, inhibit };
  return Object.create(LAZY, { [PARTS]: { value: parts } }) as Loaders;
}

/** A loader that gathers what is asked for within a turn, without memory of earlier answers: a subscription is one operation that lasts for hours. */
function gathering<K, V>(load: (keys: readonly K[]) => Promise<readonly (V | Error)[]>): DataLoader<K, V> {
  return new DataLoader<K, V>(load, { cache: false });
}

/** The same of what is found by its key; `none` where nothing is. */
function byKey<V>(find: (keys: string[]) => Promise<ReadonlyMap<string, V>>, none: V): DataLoader<string, V> {
  return gathering(async (keys) => {
    const found = await find(unique(keys));
    return keys.map((key) => found.get(key) ?? none);
  });
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}

function incidentKeyOf(key: string): IncidentKey {
  const [run = '', incident = ''] = key.split(':');
  return { run, incident: Number(incident) };
}

function alertKeyOf(key: string): AlertKey {
  const [run = '', fingerprint = '', since = ''] = key.split(':');
  return { run, fingerprint, since: Number(since) };
}
