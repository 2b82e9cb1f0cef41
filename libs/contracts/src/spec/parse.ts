import { z } from 'zod';

import { InputError } from '../errors.js';
import { type RunSpec, runSpecSchema } from './run-spec.js';

/**
 * Validates a parsed YAML or JSON document as a run spec.
 *
 * @param source what to call the document in the error: its file name, or "spec".
 * @throws InputError naming the first wrong field, its value and what is allowed.
 */
export function parseRunSpec(document: unknown, source: string): RunSpec {
  const parsed = runSpecSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues);
  const path = issue?.path ?? [];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const full = [...path, ...unknown.slice(0, 1)];
  throw new InputError({
    source,
    path: pathText(full),
    value: unknown.length > 0 ? 'an unknown field' : shown(valueAt(document, full)),
    allowed: unknown.length > 0 ? `the fields of ${pathText(path) || 'a spec'} in the documentation` : allowedText(issue),
  });
}

/** The JSON Schema (2020-12) that the spec files follow: what a person may write. */
export function runSpecJsonSchema(): Record<string, unknown> {
  return { title: 'gradlens run spec', ...z.toJSONSchema(runSpecSchema, { io: 'input' }) };
}

type Issue = z.core.$ZodIssue;

/** Union issues hide the useful message inside: take the branch that got furthest. */
function deepest(issues: readonly Issue[]): Issue | undefined {
  const issue = issues[0];
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const branches = issue.errors.map((branch) => deepest(branch)).filter((found) => found !== undefined);
  const best = branches.sort((a, b) => b.path.length - a.path.length)[0];
  return best === undefined || best.path.length === 0 ? issue : { ...best, path: [...issue.path, ...best.path] };
}

function allowedText(issue: Issue | undefined): string {
  if (issue === undefined) return 'a valid value';
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map((v) => JSON.stringify(v)).join(', ')}`;
    case 'too_small':
      return `${issue.origin} ${issue.inclusive === false ? '>' : '>='} ${String(issue.minimum)}`;
    case 'too_big':
      return `${issue.origin} ${issue.inclusive === false ? '<' : '<='} ${String(issue.maximum)}`;
    default:
      return issue.message;
  }
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
