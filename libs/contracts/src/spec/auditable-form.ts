import { parseRunSpec } from './parse.js';
import { traceObstacles } from './profile.js';
import type { RunSpec } from './run-spec.js';

/** The same task under the other choice: what traces can be relied on for, or what the product chooses freely. */
export interface OtherChoice {
  readonly kind: 'auditable' | 'free';
  readonly spec: RunSpec;
  /** What differs from the given spec, in words: `optimizer.learningRate 0.004 (was 0.032)`. */
  readonly changed: readonly string[];
}

/** What differs between both choices; the rest is the task, and stays. */
const CHOSEN = ['model.activation', 'model.pooling', 'optimizer.learningRate', 'scaler.kind', 'scaler.maxLogScale'] as const;

/**
 * The auditable form of a spec whose traces cannot be relied on (what `profile: auditable` refuses left to that profile), and of one whose traces can the free form (activation, pooling and learning
 * rate left to the defaults).
 *
 * @throws InputError where no choice of this product makes the task auditable: an optimizer without a reverse pass, a net that was not measured.
 */
export function otherChoice(given: RunSpec): OtherChoice {
  const obstacles = traceObstacles(given).map(({ path }) => path);
  const kind = obstacles.length > 0 ? 'auditable' : 'free';
  const left = kind === 'auditable' ? obstacles : ['model.activation', 'model.pooling', 'optimizer.learningRate'];
  const document = without({ ...given, profile: kind === 'auditable' ? 'auditable' : undefined, checkpointEvery: undefined, watchGrowth: undefined }, left);
  const spec = parseRunSpec(document, 'spec');
  return { kind, spec, changed: CHOSEN.flatMap((path) => changeOf(path, given, spec)) };
}

/** A spec as a document, without some of its fields; a scaler that cannot be kept is left out as a whole. */
function without(spec: object, paths: readonly string[]): unknown {
  const document = JSON.parse(JSON.stringify(spec)) as Record<string, Record<string, unknown>>;
  for (const path of paths) {
    const [part = '', field] = path.split('.');
    if (field === undefined || path === 'scaler.kind') Reflect.deleteProperty(document, part);
    // another net or optimizer would be another task: the parser says what is wrong with it
    else if (field !== 'kind') Reflect.deleteProperty(document[part] ?? {}, field);
  }
  return document;
}

function changeOf(path: (typeof CHOSEN)[number], before: RunSpec, after: RunSpec): string[] {
  // of another scaler nothing else can be compared
  if (path === 'scaler.maxLogScale' && before.scaler.kind !== after.scaler.kind) return [];
  const [was, is] = [valueAt(before, path), valueAt(after, path)];
  return was === is ? [] : [`${path} ${is} (was ${was})`];
}

/** Words and numbers only; the default where a field may be left out. */
function valueAt(spec: RunSpec, path: string): string | number {
  const [part = '', field = ''] = path.split('.');
  return (spec as unknown as Record<string, Record<string, string | number | undefined>>)[part]?.[field] ?? 'the default';
}
