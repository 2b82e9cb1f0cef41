import { asFindable, type ImpactEffort, type ImpactResult } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { findStudy, listStudies, type StudyFilter, type StudyPage, type StudySource } from '../studies/list-studies.js';
import { type Studies, studiesOf } from '../studies/studies.js';
import type { NewStudy, StudyClaim, StudyRow } from '../studies/study.js';

interface Asked {
  readonly effort: ImpactEffort;
}

/** An impact that somebody asks for: what scaling did to everybody. */
export type NewImpact = NewStudy & Asked;

/** An impact that this process makes. */
export type ImpactClaim = StudyClaim & Asked;

/** What a finished impact gave. */
export interface FinishedImpact {
  readonly result: ImpactResult;
  /** Version of gradlens. */
  readonly productVersion: string;
}

/** An impact as it is stored. */
export interface ImpactRow extends StudyRow, Asked {
  /** Null until it is completed. */
  readonly result: ImpactResult | null;
}

/** Impacts: asked for, made by a worker, kept. */
export const impactStudies: Studies<NewImpact, ImpactClaim, FinishedImpact> = studiesOf({
  kind: 'impact',
  method: 'replay without scaling, seed replicas, energy distance',
  asked: ['effort'],
  found: () => ({}),
});

const SOURCE: StudySource = { kind: 'impact', columns: ', s.effort' };

/** Impacts, newest first. */
export async function listImpacts(store: StorePool, filter: Omit<StudyFilter, 'record'>): Promise<StudyPage<ImpactRow>> {
  const page = await listStudies<ImpactRow>(store, SOURCE, filter);
  return { ...page, rows: page.rows.map(findable) };
}

/** One impact, or null. */
export async function findImpact(store: StorePool, uuid: string): Promise<ImpactRow | null> {
  const row = await findStudy<ImpactRow>(store, SOURCE, uuid);
  return row === null ? null : findable(row);
}

/** What was stored before the power of its test was asked is told by the same rule. */
function findable(row: ImpactRow): ImpactRow {
  return row.result === null ? row : { ...row, result: asFindable(row.result) };
}
