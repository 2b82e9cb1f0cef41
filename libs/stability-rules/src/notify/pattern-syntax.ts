/** A part of a pattern. */
export type PatternNode =
  | { readonly kind: 'one'; readonly test: (code: number) => boolean }
  | { readonly kind: 'all'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'any'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' };

type Test = (code: number) => boolean;

/** Most repetitions that may be written in braces, as in RE2. */
const MOST_REPEATS = 1000;

/** Deepest nesting of groups. */
const MOST_NESTED = 50;

const NEWLINE = 10;

const SHORT_BOUNDS: Readonly<Record<string, { min: number; max: number }>> = {
  '*': { min: 0, max: Infinity },
  '+': { min: 1, max: Infinity },
  '?': { min: 0, max: 1 },
};

const within =
  (from: string, to: string): Test =>
  (code) => code >= from.charCodeAt(0) && code <= to.charCodeAt(0);
const either = (tests: readonly Test[]): Test => (code) => tests.some((test) => test(code));
const not = (test: Test): Test => (code) => !test(code);
const exactly = (wanted: number): Test => (code) => code === wanted;

// ASCII only, as in RE2
const DIGIT = within('0', '9');
const WORD = either([DIGIT, within('a', 'z'), within('A', 'Z'), exactly(95)]);
const SPACE: Test = (code) => [9, 10, 12, 13, 32].includes(code);
const CLASSES: Readonly<Record<string, Test>> = { d: DIGIT, D: not(DIGIT), w: WORD, W: not(WORD), s: SPACE, S: not(SPACE) };
const CONTROLS: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };

/**
 * Parses the part of RE2's syntax that label matchers need: literals, `.`, classes, groups, `|`, `*`, `+`, `?`, `{n,m}`,
 * `^`, `$`, and `(?i)` at the start. Without back-references and look-around every pattern matches in linear time.
 *
 * @throws RangeError that says what is wrong and where.
 */
export function parsePattern(text: string): PatternNode {
  const ignoreCase = text.startsWith('(?i)');
  return new PatternParser(Array.from(ignoreCase ? text.slice(4) : text), ignoreCase).whole();
}

class PatternParser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly text: readonly string[],
    private readonly ignoreCase: boolean,
  ) {}

  whole(): PatternNode {
    const node = this.alternatives();
    if (this.at < this.text.length) throw this.wrong('a closing parenthesis without an opening one');
    return node;
  }

  private alternatives(): PatternNode {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', parts };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.text.length && this.text[this.at] !== '|' && this.text[this.at] !== ')') parts.push(this.repeated());
    return { kind: 'all', parts };
  }

  private repeated(): PatternNode {
    const part = this.atom();
    const bounds = this.quantifier();
    if (bounds === null) return part;
    this.take('?'); // a lazy quantifier matches the same texts
    if (this.quantifier() !== null) throw this.wrong('a repetition of a repetition');
    return { kind: 'repeat', part, ...bounds };
  }

  private quantifier(): { min: number; max: number } | null {
    const short = SHORT_BOUNDS[this.text[this.at] ?? ''];
    if (short !== undefined) {
      this.at += 1;
      return short;
    }
    const [all = '', min, comma, max] = /^\{(\d+)(,?)(\d*)\}/.exec(this.text.slice(this.at, this.at + 12).join('')) ?? [];
    if (all === '') return null;
    this.at += all.length;
    const bounds = { min: Number(min), max: max === '' ? openEnd(Number(min), comma) : Number(max) };
    if (isBounds(bounds)) return bounds;
    throw this.wrong(`repetitions other than 0 to ${MOST_REPEATS}, the smaller first`);
  }

  private atom(): PatternNode {
    const char = this.next();
    switch (char) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'one', test: this.characterClass() };
      case '.':
        return { kind: 'one', test: not(exactly(NEWLINE)) };
      case '^':
        return { kind: 'edge', at: 'start' };
      case '$':
        return { kind: 'edge', at: 'end' };
      case '\\':
        return { kind: 'one', test: this.escaped() };
      default:
        if ('*+?'.includes(char)) throw this.wrong('a repetition of nothing');
        return { kind: 'one', test: this.literal(char) };
    }
  }

  private group(): PatternNode {
    if (this.take('?') && !this.take(':')) throw this.wrong('a group other than (…) and (?:…)');
    this.depth += 1;
    if (this.depth > MOST_NESTED) throw this.wrong(`more than ${MOST_NESTED} groups in each other`);
    const inner = this.alternatives();
    if (!this.take(')')) throw this.wrong('a group that does not end');
    this.depth -= 1;
    return inner;
  }

  private characterClass(): Test {
    const isNegated = this.take('^');
    const tests: Test[] = [];
    for (let first = true; first || this.text[this.at] !== ']'; first = false) tests.push(this.classPart());
    this.at += 1;
    return isNegated ? not(either(tests)) : either(tests);
  }

  private classPart(): Test {
    const from = this.next();
    if (from === '[' && this.text[this.at] === ':') throw this.wrong('a named class');
    if (from === '\\') return this.escaped();
    const isRange = this.text[this.at] === '-' && this.text[this.at + 1] !== ']';
    return isRange ? this.range(from) : this.literal(from);
  }

  private range(from: string): Test {
    this.at += 1;
    const to = this.next();
    const [low, high] = [codeOf(from), codeOf(to === '\\' ? this.next() : to)];
    if (low > high) throw this.wrong('a range that begins behind its end');
    const test: Test = (code) => code >= low && code <= high;
    return this.ignoreCase ? anyCase(test) : test;
  }

  private escaped(): Test {
    const char = this.next();
    const known = CLASSES[char];
    if (known !== undefined) return known;
    const control = CONTROLS[char];
    if (control !== undefined) return exactly(control);
    if (/[a-zA-Z0-9]/.test(char)) throw this.wrong(`\\${char}`);
    return exactly(codeOf(char));
  }

  private literal(char: string): Test {
    const test = exactly(codeOf(char));
    return this.ignoreCase ? anyCase(test) : test;
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private next(): string {
    const char = this.text[this.at];
    if (char === undefined) throw this.wrong('an end where more must follow');
    this.at += 1;
    return char;
  }

  private wrong(what: string): RangeError {
    return new RangeError(`a pattern without ${what} (at character ${this.at})`);
  }
}

/** `{3}` is exactly three, `{3,}` three or more. */
function openEnd(min: number, comma: string | undefined): number {
  return comma === '' ? min : Infinity;
}

function isBounds({ min, max }: { min: number; max: number }): boolean {
  return min <= MOST_REPEATS && (max === Infinity || max <= MOST_REPEATS) && min <= max;
}

function anyCase(test: Test): Test {
  return (code) => {
    const char = String.fromCodePoint(code);
    return test(code) || test(codeOf(char.toLowerCase())) || test(codeOf(char.toUpperCase()));
  };
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}
