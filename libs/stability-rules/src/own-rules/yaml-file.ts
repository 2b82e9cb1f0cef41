import { allowedFields, documentProblem, messageOf, tellingIssues, unstorablePath } from '#libs/contracts';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type Node, type Scalar, type Tags } from 'yaml';
import type { z } from 'zod';

/** A mistake in a file: where, what was found, and what is allowed. */
export interface FileProblem {
  readonly source: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Path of the field, empty for the file itself. */
  readonly path: string;
  /** What was found; null when the field is missing. */
  readonly value: string | null;
  readonly allowed: string;
}

/** One line for a person: file, line, column, field, value, what is allowed. */
export function problemLine({ source, line, column, path, value, allowed }: FileProblem): string {
  const where = [`${source}:${String(line)}:${String(column)}`, path].filter((part) => part !== '').join(': ');
  return `${where} ${value === null ? 'is missing' : `is ${value}`}; allowed: ${allowed}`;
}

/** `0x70` is seventy zeros in series notation, no number of base 16. */
function withoutHex(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || (tag.format !== 'HEX' && tag.format !== 'OCT'));
}

type Keys = readonly PropertyKey[];

/** A parsed file that knows where everything stands in it. */
export interface YamlFile {
  readonly source: string;
  /** As plain values; null when it is no YAML. */
  readonly value: unknown;
  /** Syntax errors, and what cannot be stored. */
  readonly problems: readonly FileProblem[];
  /** A problem of the field at `keys`; `at` is a place in its text. */
  problem(keys: Keys, found: { readonly value: string | null; readonly allowed: string; readonly at?: number }): FileProblem;
}

/** Parses YAML (or JSON) text. Never throws: what is wrong is in `problems`. */
export function parseYamlFile(text: string, source: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, customTags: withoutHex });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem: YamlFile['problem'] = (keys, found) => {
    const offset = offsetOf(document, text, keys, found.at ?? 0);
    return { source, ...at(offset), path: pathOf(keys), value: found.value, allowed: found.allowed };
  };
  const broken = document.errors.map(({ pos, message }): FileProblem => ({ source, ...at(pos[0]), path: '', value: `not YAML (${message})`, allowed: 'valid YAML' }));
  if (broken.length > 0) return { source, value: null, problems: broken, problem };
  try {
    const value = document.toJS() as unknown;
    const unstorable = unstorablePath(value);
    const problems = unstorable === null ? [] : [problem(unstorable, { value: 'text that cannot be stored', allowed: 'text without NUL characters, and of whole characters' })];
    return { source, value, problems, problem };
  } catch (error) {
    // an alias bomb or an unresolved alias
    return { source, value: null, problems: [problem([], { value: `not usable YAML (${messageOf(error)})`, allowed: 'valid YAML' })], problem };
  }
}

/** All that `tryParse` finds wrong with a file, in the order of the file. */
export function schemaProblems(file: YamlFile, issues: readonly z.core.$ZodIssue[]): FileProblem[] {
  return tellingIssues(issues)
    .flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') {
        const { keys, value, allowed } = documentProblem([issue], file.value);
        return [file.problem(keys, { value, allowed })];
      }
      return issue.keys.map((key) => file.problem([...issue.path, key], { value: 'an unknown field', allowed: allowedFields(key, issue) }));
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function pathOf(keys: Keys): string {
  return keys.reduce<string>((path, key) => (typeof key === 'number' ? `${path}[${String(key)}]` : `${path}${path === '' ? '' : '.'}${String(key)}`), '');
}

/** Where a field stands, or, for an unknown one, its name; for one that is missing, what it is missing from. */
function offsetOf(document: Document.Parsed, text: string, keys: Keys, within: number): number {
  const whole: unknown = document.getIn(keys, true);
  if (within > 0 && isScalar(whole)) return insideOf(whole, text, within);
  for (let depth = keys.length; depth >= 0; depth--) {
    const node = nodeAt(document, keys.slice(0, depth));
    if (node?.range != null) return node.range[0];
  }
  return 0;
}

/** A value that is text or number stands for itself, any other for its key. */
function nodeAt(document: Document.Parsed, keys: Keys): Node | null {
  const node: unknown = document.getIn(keys, true);
  if (isScalar(node)) return node;
  const parent: unknown = keys.length === 0 ? null : document.getIn(keys.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === keys.at(-1)) : undefined;
  if (isNode(pair?.key)) return pair.key;
  return isNode(node) ? node : null;
}

/** The place in the file of place `within` of a text: that of its own line in a block, else of the line it begins on. */
function insideOf({ range, type }: Scalar, text: string, within: number): number {
  const [start] = range ?? [0];
  if (type === 'PLAIN') return start + within;
  return start + (isBlock(type) ? insideOfBlock(text.slice(start).split('\n'), within) : within + 1);
}

function isBlock(type: Scalar['type']): boolean {
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
}

/** `lines` are those of the file from the sign of the block on; each line of the text is indented alike, and ends as one letter. */
function insideOfBlock([sign = '', ...lines]: readonly string[], within: number): number {
  const indent = lines[0]?.search(/\S|$/) ?? 0;
  let [skipped, left] = [sign.length + 1, within];
  for (const line of lines) {
    if (left <= line.length - indent) break;
    skipped += line.length + 1;
    left -= line.length - indent + 1;
  }
  return skipped + indent + left;
}
