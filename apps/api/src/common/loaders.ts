import DataLoader from 'dataloader';

import type { LayerInfo, RunUuid } from '#libs/contracts';
import {
  type AlertKey,
  type AlertMark,
  canaryFigures,
  type CanaryFigures,
  countAlerts,
  countRuleUse,
  findIncidents,
  findRuns,
  type IncidentKey,
  type IncidentRow,
  inProject,
  listLayers,
  listMarks,
  type RuleUse,
  type RunRow,
  type Store,
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
  readonly unreviewed: DataLoader<RunUuid, boolean>;
  readonly alertCounts: DataLoader<RunUuid, AlertCounts>;
  /** By `run:number`; null where there is none. */
  readonly incidents: DataLoader<string, IncidentRow | null>;
  /** By `run:fingerprint:since`. */
  readonly alertMarks: DataLoader<string, readonly AlertMark[]>;
  /** By name of the rule. */
  readonly ruleUse: DataLoader<string, RuleUse>;
  /** By name and version of the rule; null where none has flown. */
  readonly canaries: DataLoader<{ readonly name: string; readonly version: string }, CanaryFigures | null>;
  /** By `run:fingerprint:since`: what mutes it now. */
  readonly suppressions: DataLoader<string, AlertSuppression>;
}

// no memory of earlier answers: a subscription is one operation that lasts for hours
const GATHER_ONLY = { cache: false } as const;

/** New loaders, for one operation. `inhibit`: which alerts mute others. */
export function createLoaders(store: Store, inhibit: readonly InhibitRule[] = []): Loaders {
  return {
    ...alertLoaders(store, inhibit),
    runs: new DataLoader(async (uuids) => {
      const found = new Map((await findRuns(store, unique(uuids))).map((run) => [run.uuid, run]));
      return uuids.map((uuid) => found.get(uuid) ?? new Error(`run ${uuid} is gone`));
    }, GATHER_ONLY),
    layers: new DataLoader(async (uuids) => {
      const found = await listLayers(store, unique(uuids));
      return uuids.map((uuid) => found.get(uuid) ?? []);
    }, GATHER_ONLY),
    unreviewed: new DataLoader(async (uuids) => {
      const found = await unreviewedRuns(store, unique(uuids));
      return uuids.map((uuid) => found.has(uuid));
    }, GATHER_ONLY),
    alertCounts: new DataLoader(async (uuids) => {
      const found = await countAlerts(store, unique(uuids));
      return uuids.map((uuid) => found.get(uuid) ?? { firing: 0, total: 0 });
    }, GATHER_ONLY),
  };
}

function alertLoaders(store: Store, inhibit: readonly InhibitRule[]): Pick<Loaders, 'incidents' | 'alertMarks' | 'ruleUse' | 'canaries' | 'suppressions'> {
  return {
    incidents: new DataLoader(async (keys) => {
      const rows = await findIncidents(store, [...new Set(keys)].map(incidentKeyOf));
      const found = new Map(rows.map((row) => [`${row.run}:${row.incident}`, row]));
      return keys.map((key) => found.get(key) ?? null);
    }, GATHER_ONLY),
    alertMarks: new DataLoader(async (keys) => {
      const found = await listMarks(store, keys.map(alertKeyOf));
      return keys.map((key) => found.get(key) ?? []);
    }, GATHER_ONLY),
    ruleUse: new DataLoader(async (rules) => {
      const found = await countRuleUse(store);
      return rules.map((rule) => found.get(rule) ?? { alerts: 0, useful: 0, noise: 0 });
    }, GATHER_ONLY),
    canaries: new DataLoader(async (rules) => {
      const found = await canaryFigures(store);
      return rules.map(({ name, version }) => found.find(({ rule, ruleVersion }) => rule === name && ruleVersion === version) ?? null);
    }, GATHER_ONLY),
    suppressions: new DataLoader(async (keys) => {
      // what mutes an alert may be of another project; who asks is not told what it is (`scopeToProjects`)
      const found = await inProject(null, () => suppressions(store, inhibit));
      return keys.map((key) => found.get(key) ?? { silences: [], inhibitedBy: [] });
    }, GATHER_ONLY),
  };
}

function unique(uuids: readonly RunUuid[]): RunUuid[] {
  return [...new Set(uuids)];
}

function incidentKeyOf(key: string): IncidentKey {
  const [run = '', incident = ''] = key.split(':');
  return { run, incident: Number(incident) };
}

function alertKeyOf(key: string): AlertKey {
  const [run = '', fingerprint = '', since = ''] = key.split(':');
  return { run, fingerprint, since: Number(since) };
}
