import { createHash } from 'node:crypto';

import { merkleRoot } from '../merkle/merkle-root.js';
import type { ReportLevel } from './report-schema.js';

/** A field of a report: what is salted and hashed on its own. */
export interface ReportField {
  /** JSON pointer (RFC 6901) within the content. */
  readonly path: string;
  /** A primitive, an empty object, or a list of primitives. */
  readonly value: unknown;
}

/** The fields of a document, in order of their paths. A list of primitives is one field. */
export function fieldsOf(value: unknown, path = ''): ReportField[] {
  if (isLeaf(value)) return [{ path, value }];
  const fields = Object.entries(value as object).flatMap(([key, each]) => fieldsOf(each, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  return path === '' ? fields.sort(byPath) : fields;
}

/** Order of fields: by code units, the same on every machine. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function isLeaf(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Array.isArray(value) ? value.every((each) => typeof each !== 'object' || each === null) : Object.keys(value).length === 0;
}

/** Text of a value with its keys in order: one text for one value (as RFC 8785, of which it needs no more). */
export function canonicalJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, (_, each: unknown) => (isRecord(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each), indent);
}

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a text says as JSON; null where it is none. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Hash of a field: SHA-256( 0x00 "gradlens/report-field/1" 0x00 ‖ salt (16) ‖ canonical JSON of [path, value] ). */
export function fieldHash({ path, value }: ReportField, salt: Buffer): Buffer {
  return createHash('sha256').update('\x00gradlens/report-field/1\x00', 'latin1').update(salt).update(canonicalJson([path, value])).digest();
}

/** Root over hashes of fields, in order of their paths (RFC 9162, section 2.1.1). */
export function fieldsRoot(hashes: readonly { readonly path: string; readonly hash: Buffer }[]): Buffer {
  return merkleRoot(Buffer.concat([...hashes].sort(byPath).map(({ hash }) => hash)));
}

/** Names of people, and what they wrote; on which machine. */
const PEOPLE = /^\/(about\/(madeBy|reason)|run\/(name|specName|hardware|stateWhy)|signOff\/startedBy|signOff\/list\/\d+\/(by|statement|dissent)|alerts\/list\/\d+\/acts\/\d+\/(by|reason)|releases\/\d+\/(by|reason|alerted|refused\/\d+\/why|acts\/\d+\/(by|reason))|review\/acts\/\d+\/(by|to|reason)|proofs\/anchor)$/;
/** What tells of the person that a prediction is about, and which records were listed as sensitive. */
const PERSON = /^\/(about\/record|decisions\/target|prediction\/(record|label|protected)|run\/listed)$/;

/** Groups of few records: their figures would tell of single persons. */
const FEW = /^\/groups\/(small\/\d+\/(group|count|selectionRate|low|high)|smallGaps|impactSmall\/\d+\/(group|count|gained|lost|seedMedian|netShare|low|high|pValue|verdict))$/;

/** Whether a copy of that level leaves a field out. `reviewer` hides who predictions are about, `public` names and reasons of people, and groups of few records, too. */
export function isHidden(path: string, level: ReportLevel): boolean {
  return (level !== 'full' && PERSON.test(path)) || (level === 'public' && (PEOPLE.test(path) || FEW.test(path)));
}
