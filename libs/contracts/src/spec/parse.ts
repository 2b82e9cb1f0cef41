import { z } from 'zod';

import { InputError, type InputProblem } from '../errors.js';
import { unstorablePath } from '../storable-text.js';
import { allowedFields, tryParse } from '../try-parse.js';
import { requireTable } from './columns.js';
import { allowedText, tellingIssues } from './issue-words.js';
import { requireMeasures } from './measure-level.js';
import { requireProfile, withProfileChoices } from './profile.js';
import { type RunSpec, runSpecSchema } from './run-spec.js';
import { requireTask } from './task.js';

/**
 * Validates a parsed YAML or JSON document as a run spec.
 *
 * @param source what to call the document in the error: its file name, or "spec".
 * @throws InputError naming the first wrong field, its value and what is allowed.
 */
export function parseRunSpec(document: unknown, source: string): RunSpec {
  const spec = readRecordedSpec(document, source);
  requireTable(spec, source);
  requireProfile(spec, source);
  return spec;
}

/** The spec that a run was recorded with: as {@link parseRunSpec}, but what its profile allowed then stands, though it may allow less today. @throws InputError */
export function readRecordedSpec(document: unknown, source: string): RunSpec {
  requireStorable(document, source);
  const chosen = withProfileChoices(document);
  const parsed = tryParse(runSpecSchema, chosen);
  if (parsed.success) {
    requireMeasures(parsed.data, source);
    requireTask(parsed.data, source);
    requireCapOnUpdates(parsed.data, source);
    return parsed.data;
  }
  const { path, value, allowed } = documentProblem(parsed.error.issues, document);
  throw new InputError({ source, path, value, allowed });
}

/** The ratio cap bounds the update by the scale, which under placement gradient does not multiply the update. @throws InputError */
function requireCapOnUpdates({ guards, placement }: RunSpec, source: string): void {
  if (guards.ratioCap === undefined || placement === 'direction') return;
  throw new InputError({ source, path: 'guards.ratioCap', value: String(guards.ratioCap), allowed: `a cap with placement direction; with placement ${placement} the scale multiplies the gradient, not the update` });
}

/** What is wrong with a document, in words, and where: `keys` is the path as parts. */
export interface DocumentProblem extends Omit<InputProblem, 'source'> {
  readonly keys: readonly PropertyKey[];
}

/** The problem that tells most of those {@link tryParse} found in a document. */
export function documentProblem(issues: readonly z.core.$ZodIssue[], document: unknown): DocumentProblem {
  return problemOf(deepest(tellingIssues(issues)), document);
}

function problemOf(issue: Issue | undefined, document: unknown): DocumentProblem {
  const path = issue?.path ?? [];
  if (issue?.code === 'unrecognized_keys') {
    const [field = ''] = issue.keys;
    const keys = [...path, field];
    return { path: pathText(keys), keys, value: 'an unknown field', allowed: allowedFields(field, issue) };
  }
  return { keys: path, path: pathText(path), value: shown(valueAt(document, path)), allowed: allowedText(issue) };
}

/** The JSON Schema (2020-12) that the spec files follow: what a person may write. */
export function runSpecJsonSchema(): Record<string, unknown> {
  return { title: 'gradlens run spec', ...z.toJSONSchema(runSpecSchema, { io: 'input' }) };
}

type Issue = z.core.$ZodIssue;

/**
 * An unknown field tells more than one that is missing, which it was perhaps meant to be.
 * Union issues hide the useful message inside: take the branch that knows all fields that were given, else the one that got
 * furthest. Where several know them and each misses another field, the union itself says what is allowed.
 */
function deepest(issues: readonly Issue[]): Issue | undefined {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const best = tellingBranch(issue.errors);
  return best === undefined || best.path.length === 0 ? issue : { ...best, path: [...issue.path, ...best.path] };
}

/** The issue of a union's branch that tells most; undefined where none tells more than the union itself. */
function tellingBranch(branches: readonly (readonly Issue[])[]): Issue | undefined {
  const knowing = branches.filter((branch) => branch.every(({ code }) => code !== 'unrecognized_keys'));
  const found = (knowing.length === 1 ? knowing : branches).map((branch) => deepest(branch)).filter((each) => each !== undefined);
  if (knowing.length > 1 && new Set(found.map(({ path }) => pathText(path))).size > 1) return undefined;
  return found.sort((a, b) => b.path.length - a.path.length)[0];
}

function requireStorable(document: unknown, source: string): void {
  const path = unstorablePath(document);
  if (path === null) return;
  throw new InputError({ source, path: pathText(path), value: shown(valueAt(document, path)), allowed: 'text without NUL characters, and of whole characters' });
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${String(key)}`),
    '',
  );
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    document,
  );
}

/** A value as one short line; null when there is none. */
function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
