import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What the types of a schema are called by who writes a file; NaN and infinities are of type number to everybody else. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  number: 'a finite number',
  int: 'an integer',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'fields with their values (name: value)',
  record: 'fields with their values (name: value)',
  null: 'null',
};

/** How the bound of something that has a size is told: "a list of at least 1". */
const SIZED_WORDS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  array: ['a list of', ''],
  string: ['a text of', ' characters'],
};

/** The issues; of an integer beyond what a double holds exactly only its own bound, which is less. */
export function tellingIssues(issues: readonly Issue[]): Issue[] {
  const ofIntegers = issues.filter(isBoundOfInt);
  const isSame = (a: Issue, b: Issue): boolean => a !== b && a.code === b.code && a.path.join() === b.path.join();
  return issues
    .filter((issue) => !isBoundOfInt(issue) || !issues.some((other) => isSame(issue, other)))
    .map((issue): Issue => (ofIntegers.some((other) => isSame(issue, other)) ? ({ ...issue, origin: 'int' } as Issue) : issue));
}

/** What is allowed in place of what an issue is about, as a sentence part. */
export function allowedText(issue: Issue | undefined): string {
  if (issue === undefined) return 'a valid value';
  switch (issue.code) {
    case 'invalid_type':
      return typeText(issue);
    case 'invalid_value':
      return `one of ${issue.values.map((v) => JSON.stringify(v)).join(', ')}`;
    case 'too_small':
      return boundText(issue, { isLeast: true, bound: issue.minimum });
    case 'too_big':
      return boundText(issue, { isLeast: false, bound: issue.maximum });
    default:
      return plainMessage(issue.message);
  }
}

/** A field with words of its own says more. */
function typeText({ expected: type, message }: z.core.$ZodIssueInvalidType): string {
  if (!message.startsWith('Invalid input')) return plainMessage(message);
  return TYPE_WORDS[type] ?? `a value of type ${type}`;
}

/** A bound; one with words of its own says more: what else the field takes. */
function boundText(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, { isLeast, bound }: { readonly isLeast: boolean; readonly bound: number | bigint }): string {
  if (!/^Too (small|big)/.test(issue.message)) return issue.message;
  if (isBoundOfInt(issue)) return `an integer ${isLeast ? 'from' : 'up to'} ${String(bound)}`;
  const sized = SIZED_WORDS[issue.origin];
  if (sized !== undefined) return `${sized[0]} at ${isLeast ? 'least' : 'most'} ${String(bound)}${sized[1]}`;
  const sign = isLeast ? '>' : '<';
  return `${issue.origin} ${sign}${issue.inclusive === false ? '' : '='} ${String(bound)}`;
}

function isBoundOfInt(issue: Issue): boolean {
  return (issue.code === 'too_small' || issue.code === 'too_big') && issue.origin === 'int';
}

/** A union's own words, as the other lines have them. */
function plainMessage(message: string): string {
  const expected = /^Invalid discriminator value\. Expected (.+)$/.exec(message)?.[1];
  return expected === undefined ? message : `one of ${expected.replaceAll(' | ', ', ').replaceAll("'", '"')}`;
}
