import { parsePattern } from './pattern-syntax.js';
/** Longest pattern. Unit: UTF-16 code units. */
const MOST_TEXT = 500;
/** Most instructions of a compiled pattern: repetitions are written out. */
const MOST_INSTRUCTIONS = 5000;
/**
 * Compiles a pattern that must match the whole text, as in Alertmanager (`^(?:…)$` over RE2).
 *
 * All possible places are followed at once (Thompson 1968), so the time is at most length of the text × size of the
 * pattern: a pattern given by a person can never hang the process, as backtracking ones can.
 *
 * @throws RangeError that says what is not allowed.
 */
export function compilePattern(text) {
    if (text.length > MOST_TEXT)
        throw new RangeError(`a pattern of at most ${MOST_TEXT} characters`);
    const program = [];
    emit(parsePattern(text), program);
    program.push({ kind: 'done' });
    return (value) => run(program, Array.from(value, (char) => char.codePointAt(0) ?? 0));
}
function emit(node, program) {
    if (program.length > MOST_INSTRUCTIONS)
        throw new RangeError(`a pattern with fewer repetitions: at most ${MOST_INSTRUCTIONS} characters when written out`);
    switch (node.kind) {
        case 'one':
        case 'edge':
            program.push(node);
            return;
        case 'all':
            for (const part of node.parts)
                emit(part, program);
            return;
        case 'any':
            emitAny(node.parts, program);
            return;
        case 'repeat':
            emitRepeat(node, program);
    }
}
function emitAny(parts, program) {
    const fork = { kind: 'split', to: [] };
    program.push(fork);
    const joins = parts.map((part) => {
        fork.to.push(program.length);
        emit(part, program);
        const join = { kind: 'split', to: [] };
        program.push(join);
        return join;
    });
    for (const join of joins)
        join.to.push(program.length);
}
function emitRepeat({ part, min, max }, program) {
    for (let i = 0; i < min; i++)
        emit(part, program);
    if (max === Infinity) {
        const fork = { kind: 'split', to: [program.length + 1] };
        const start = program.push(fork) - 1;
        emit(part, program);
        program.push({ kind: 'split', to: [start] });
        fork.to.push(program.length);
        return;
    }
    const forks = [];
    for (let i = min; i < max; i++) {
        const fork = { kind: 'split', to: [program.length + 1] };
        program.push(fork);
        forks.push(fork);
        emit(part, program);
    }
    for (const fork of forks)
        fork.to.push(program.length);
}
function run(program, codes) {
    let places = reach(program, [0], { isStart: true, isEnd: codes.length === 0 });
    codes.forEach((code, i) => {
        const next = [...places].filter((place) => takes(program[place], code)).map((place) => place + 1);
        places = reach(program, next, { isStart: false, isEnd: i === codes.length - 1 });
    });
    return places.has(program.length - 1);
}
function takes(instruction, code) {
    return instruction?.kind === 'one' && instruction.test(code);
}
/** All places that can be reached without reading a character. */
function reach(program, from, edges) {
    const found = new Set();
    const open = [...from];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
        if (found.has(place))
            continue;
        found.add(place);
        open.push(...onwards(program[place], place, edges));
    }
    return found;
}
/** Where an instruction leads without reading a character. */
function onwards(instruction, place, { isStart, isEnd }) {
    if (instruction?.kind === 'split')
        return instruction.to;
    if (instruction?.kind !== 'edge')
        return [];
    return (instruction.at === 'start' ? isStart : isEnd) ? [place + 1] : [];
}
//# sourceMappingURL=safe-pattern.js.map