/** Most repetitions that may be written in braces, as in RE2. */
const MOST_REPEATS = 1000;
/** Deepest nesting of groups. */
const MOST_NESTED = 50;
const NEWLINE = 10;
const SHORT_BOUNDS = {
    '*': { min: 0, max: Infinity },
    '+': { min: 1, max: Infinity },
    '?': { min: 0, max: 1 },
};
const within = (from, to) => (code) => code >= from.charCodeAt(0) && code <= to.charCodeAt(0);
const either = (tests) => (code) => tests.some((test) => test(code));
const not = (test) => (code) => !test(code);
const exactly = (wanted) => (code) => code === wanted;
// ASCII only, as in RE2
const DIGIT = within('0', '9');
const WORD = either([DIGIT, within('a', 'z'), within('A', 'Z'), exactly(95)]);
const SPACE = (code) => [9, 10, 12, 13, 32].includes(code);
const CLASSES = { d: DIGIT, D: not(DIGIT), w: WORD, W: not(WORD), s: SPACE, S: not(SPACE) };
const CONTROLS = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };
/**
 * Parses the part of RE2's syntax that label matchers need: literals, `.`, classes, groups, `|`, `*`, `+`, `?`, `{n,m}`,
 * `^`, `$`, and `(?i)` at the start. Without back-references and look-around every pattern matches in linear time.
 *
 * @throws RangeError that says what is wrong and where.
 */
export function parsePattern(text) {
    const ignoreCase = text.startsWith('(?i)');
    return new PatternParser(Array.from(ignoreCase ? text.slice(4) : text), ignoreCase).whole();
}
class PatternParser {
    text;
    ignoreCase;
    at = 0;
    depth = 0;
    constructor(text, ignoreCase) {
        this.text = text;
        this.ignoreCase = ignoreCase;
    }
    whole() {
        const node = this.alternatives();
        if (this.at < this.text.length)
            throw this.wrong('a closing parenthesis without an opening one');
        return node;
    }
    alternatives() {
        const parts = [this.sequence()];
        while (this.take('|'))
            parts.push(this.sequence());
        return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', parts };
    }
    sequence() {
        const parts = [];
        while (this.at < this.text.length && this.text[this.at] !== '|' && this.text[this.at] !== ')')
            parts.push(this.repeated());
        return { kind: 'all', parts };
    }
    repeated() {
        const part = this.atom();
        const bounds = this.quantifier();
        if (bounds === null)
            return part;
        this.take('?'); // a lazy quantifier matches the same texts
        if (this.quantifier() !== null)
            throw this.wrong('a repetition of a repetition');
        return { kind: 'repeat', part, ...bounds };
    }
    quantifier() {
        const short = SHORT_BOUNDS[this.text[this.at] ?? ''];
        if (short !== undefined) {
            this.at += 1;
            return short;
        }
        const [all = '', min, comma, max] = /^\{(\d+)(,?)(\d*)\}/.exec(this.text.slice(this.at, this.at + 12).join('')) ?? [];
        if (all === '')
            return null;
        this.at += all.length;
        const bounds = { min: Number(min), max: max === '' ? openEnd(Number(min), comma) : Number(max) };
        if (isBounds(bounds))
            return bounds;
        throw this.wrong(`repetitions other than 0 to ${MOST_REPEATS}, the smaller first`);
    }
    atom() {
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
                if ('*+?'.includes(char))
                    throw this.wrong('a repetition of nothing');
                return { kind: 'one', test: this.literal(char) };
        }
    }
    group() {
        if (this.take('?') && !this.take(':'))
            throw this.wrong('a group other than (…) and (?:…)');
        this.depth += 1;
        if (this.depth > MOST_NESTED)
            throw this.wrong(`more than ${MOST_NESTED} groups in each other`);
        const inner = this.alternatives();
        if (!this.take(')'))
            throw this.wrong('a group that does not end');
        this.depth -= 1;
        return inner;
    }
    characterClass() {
        const isNegated = this.take('^');
        const tests = [];
        for (let first = true; first || this.text[this.at] !== ']'; first = false)
            tests.push(this.classPart());
        this.at += 1;
        return isNegated ? not(either(tests)) : either(tests);
    }
    classPart() {
        const from = this.next();
        if (from === '[' && this.text[this.at] === ':')
            throw this.wrong('a named class');
        if (from === '\\')
            return this.escaped();
        const isRange = this.text[this.at] === '-' && this.text[this.at + 1] !== ']';
        return isRange ? this.range(from) : this.literal(from);
    }
    range(from) {
        this.at += 1;
        const to = this.next();
        const [low, high] = [codeOf(from), codeOf(to === '\\' ? this.next() : to)];
        if (low > high)
            throw this.wrong('a range that begins behind its end');
        const test = (code) => code >= low && code <= high;
        return this.ignoreCase ? anyCase(test) : test;
    }
    escaped() {
        const char = this.next();
        const known = CLASSES[char];
        if (known !== undefined)
            return known;
        const control = CONTROLS[char];
        if (control !== undefined)
            return exactly(control);
        if (/[a-zA-Z0-9]/.test(char))
            throw this.wrong(`\\${char}`);
        return exactly(codeOf(char));
    }
    literal(char) {
        const test = exactly(codeOf(char));
        return this.ignoreCase ? anyCase(test) : test;
    }
    take(char) {
        if (this.text[this.at] !== char)
            return false;
        this.at += 1;
        return true;
    }
    next() {
        const char = this.text[this.at];
        if (char === undefined)
            throw this.wrong('an end where more must follow');
        this.at += 1;
        return char;
    }
    wrong(what) {
        return new RangeError(`a pattern without ${what} (at character ${this.at})`);
    }
}
/** `{3}` is exactly three, `{3,}` three or more. */
function openEnd(min, comma) {
    return comma === '' ? min : Infinity;
}
function isBounds({ min, max }) {
    return min <= MOST_REPEATS && (max === Infinity || max <= MOST_REPEATS) && min <= max;
}
function anyCase(test) {
    return (code) => {
        const char = String.fromCodePoint(code);
        return test(code) || test(codeOf(char.toLowerCase())) || test(codeOf(char.toUpperCase()));
    };
}
function codeOf(char) {
    return char.codePointAt(0) ?? 0;
}
//# sourceMappingURL=pattern-syntax.js.map