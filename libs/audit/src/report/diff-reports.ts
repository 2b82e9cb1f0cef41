import { plural } from '#libs/contracts';

import { isRecord } from './report-fields.js';
import { evidenceOf } from './report-identity.js';
import type { ReportContent } from './report-schema.js';

/** A field that differs between two reports. */
export interface ReportChange {
  /** Number of the part, 1 to 11. */
  readonly part: number;
  /** Where it is, in words: "alerts, incident 3, state". */
  readonly what: string;
  /** As text; null where it was not there, or is not any more. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Number of the part that a field of the content is in. */
const PART: Readonly<Record<string, number>> = { about: 1, prediction: 1, run: 2, decisions: 3, coverage: 4, alerts: 5, counterfactual: 6, groups: 7, limits: 8, signOff: 9, releases: 9, review: 9, proofs: 10, cost: 2 };

/** By what the entries of a list are told from one another: fields of which an entry has all. */
const NAMED_BY: readonly (readonly string[])[] = [['incident'], ['layer', 'step'], ['attributes', 'group'], ['decisions'], ['at', 'what'], ['by', 'at']];

/** Texts of a run that hold JSON: compared field by field. */
const DOCUMENTS: ReadonlySet<string> = new Set(['spec', 'versions', 'seeds', 'dataManifest', 'hardware', 'protected']);

/** Values longer than this are told by their length. Unit: characters. */
const MOST_SHOWN = 160;

/**
 * What changed from one report to a later one on the same question, field by field. When and by whom they were made, and the
 * bytes of their proofs, always differ and are not told. A field that one copy leaves out counts as not there.
 */
export function diffReports(before: ReportContent, after: ReportContent): ReportChange[] {
  const [a, b] = [before, after].map((content): Record<string, unknown> => ({ ...evidenceOf(content), signOff: content.signOff, releases: content.releases, review: content.review }));
  return keysOf(a, b).flatMap((key) => diff(a?.[key], b?.[key], [words(key)]).map((change) => ({ part: PART[key] ?? 11, ...change })));
}

/** A change as a sentence. */
export function changeWords({ part, what, before, after }: ReportChange): string {
  if (before === null) return `part ${part}: ${what}: new: ${String(after)}`;
  return after === null ? `part ${part}: ${what}: not there any more, was ${before}` : `part ${part}: ${what}: was ${before}, is ${after}`;
}

type Change = Omit<ReportChange, 'part'>;

function diff(before: unknown, after: unknown, path: readonly string[]): Change[] {
  const [a, b] = [opened(before, path), opened(after, path)];
  if (isRecord(a) && isRecord(b)) return keysOf(a, b).flatMap((key) => diff(a[key], b[key], [...path, key]));
  if (Array.isArray(a) && Array.isArray(b)) return diffValues(a, b, path);
  const [was, is] = [textOf(before), textOf(after)];
  return was === is ? [] : [{ what: path.map(words).join(', '), before: was, after: is }];
}

/** Lists of plain values: what came, and what went. */
function diffValues(a: readonly unknown[], b: readonly unknown[], path: readonly string[]): Change[] {
  const what = path.map(words).join(', ');
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (a.every(isNumber) && b.every(isNumber)) return [{ what, before: `${a.length} ${plural(a.length, 'value')}`, after: `${b.length} ${plural(b.length, 'value')}, not all the same` }];
  const gone = a.filter((each) => !b.includes(each)).map((each) => ({ what, before: textOf(each), after: null }));
  const come = b.filter((each) => !a.includes(each)).map((each) => ({ what, before: null, after: textOf(each) }));
  return [...gone, ...come];
}

/** A document as what it holds, and a list of entries as the entries by name. */
function opened(value: unknown, path: readonly string[]): unknown {
  if (typeof value === 'string' && DOCUMENTS.has(path.at(-1) ?? '') && /^[[{]/.test(value)) return JSON.parse(value) as unknown;
  if (!Array.isArray(value) || !value.some(isRecord)) return value;
  return Object.fromEntries(value.map((entry, i) => [nameOf(entry, i), entry]));
}

function nameOf(entry: unknown, i: number): string {
  if (!isRecord(entry)) return String(i + 1);
  const fields = NAMED_BY.find((each) => each.every((field) => entry[field] !== undefined && entry[field] !== null));
  if (fields === undefined) return String(i + 1);
  const name = fields.map((field) => String(entry[field])).join(fields[0] === 'layer' ? ' @ ' : ' ');
  return fields[0] === 'incident' ? `incident ${name}` : name;
}

function keysOf(a: object | undefined, b: object | undefined): string[] {
  return [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  if (isRecord(value) && typeof value['missing'] === 'string') return `without evidence (${value['missing']})`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}… (${text.length} characters)`;
}

/** `testAccuracy`: "test accuracy". Names of layers and groups stay as they are. */
function words(name: string): string {
  return /^[a-z]+([A-Z][a-z0-9]+)+$/.test(name) ? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name;
}
