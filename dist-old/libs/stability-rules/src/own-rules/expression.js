import { didYouMean } from '#libs/contracts';
import { Environment, serialize } from '@marcbachmann/cel-js';
import { variablesOf } from './variables.js';
const FUNCTIONS = {
    'isNaN(double): bool': Number.isNaN,
    'isFinite(double): bool': Number.isFinite,
    'isInf(double): bool': (value = NaN) => Math.abs(value) === Infinity,
    'abs(double): double': Math.abs,
    'sqrt(double): double': Math.sqrt,
    'exp(double): double': Math.exp,
    'log(double): double': Math.log,
    'log10(double): double': Math.log10,
    'pow(double, double): double': Math.pow,
    'min(double, double): double': Math.min,
    'max(double, double): double': Math.max,
};
const FUNCTION_NAMES = Object.keys(FUNCTIONS).map((signature) => signature.slice(0, signature.indexOf('(')));
/** Patterns can take for ever to match; names of layers have no need of them. */
const REFUSED = new Set(['matches']);
const LIMITS = { maxAstNodes: 500, maxDepth: 40, maxListElements: 100, maxMapEntries: 20, maxCallArguments: 8 };
/**
 * Checks the expression of a rule: syntax, names, types; it must be of type bool. NaN and infinities compare as IEEE 754
 * says, and whole numbers may stand beside measures: `gradNorm > 10`.
 */
export function checkExpression({ expr, over, windows }) {
    const names = [...Object.keys(variablesOf(over)), ...Object.keys(windows)];
    const environment = environmentOf(over, Object.keys(windows));
    const checked = environment.check(expr);
    if (!checked.valid)
        return problemOf(checked.error ?? {}, expr, names);
    if (String(checked.type) !== 'bool') {
        return { value: `of type ${String(checked.type)}`, allowed: 'an expression of type bool, such as gradNorm > 10', at: 0 };
    }
    const parsed = environment.parse(expr);
    const nodes = nodesOf(parsed.ast);
    const refused = nodes.find(({ op, args }) => op === 'rcall' && REFUSED.has(args[0]));
    if (refused !== undefined)
        return { value: 'a pattern match', allowed: 'startsWith, endsWith, contains and ==', at: refused.start };
    const compared = comparisonOf(environment, nodes);
    return {
        names: new Set(nodes.flatMap((node) => (node.op === 'id' ? [node.args] : []))),
        holds: (context) => parsed(context) === true,
        value: compared === null ? null : sideOf(environment, compared[0]),
        threshold: compared === null ? null : sideOf(environment, compared[1]),
    };
}
/** Whether a check found a problem. */
export function isProblem(checked) {
    return 'allowed' in checked;
}
function environmentOf(scope, windows) {
    const environment = baseEnvironment().clone();
    for (const [name, { type }] of Object.entries(variablesOf(scope)))
        environment.registerVariable(name, type);
    for (const name of windows)
        environment.registerVariable(name, 'double');
    return environment;
}
const ARITHMETIC = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
};
let base = null;
/** CEL keeps whole numbers and others apart; who writes `2 * mean` means no harm. */
function baseEnvironment() {
    if (base !== null)
        return base;
    base = new Environment({ limits: LIMITS });
    for (const [op, compute] of Object.entries(ARITHMETIC)) {
        base.registerOperator(`double ${op} int`, (a, b) => compute(a, Number(b)));
        base.registerOperator(`int ${op} double`, (a, b) => compute(Number(a), b));
    }
    base.registerOperator('double == int', (a, b) => a === Number(b));
    for (const [signature, handler] of Object.entries(FUNCTIONS)) {
        // each number may be whole
        const count = signature.split('double').length - (signature.endsWith('double') ? 2 : 1);
        for (const types of count === 1 ? [['double'], ['int']] : [['double', 'double'], ['double', 'int'], ['int', 'double'], ['int', 'int']]) {
            const [name, result] = [signature.slice(0, signature.indexOf('(')), signature.slice(signature.indexOf(':'))];
            base.registerFunction(`${name}(${types.join(', ')})${result}`, (...values) => handler(...values.map(Number)));
        }
    }
    return base;
}
function problemOf({ code = '', summary = 'not valid', range }, expr, names) {
    const at = Math.min(range?.start ?? 0, expr.length - 1);
    if (code === 'unknown_variable')
        return unknownVariable(summary.slice(summary.lastIndexOf(' ') + 1), names, at);
    return unknownFunction(summary, at) ?? { ...(code.startsWith('no_') ? wrongTypes(summary) : wrongSyntax(summary)), at };
}
function unknownVariable(name, names, at) {
    return { value: `"${name}", which is no variable here`, allowed: `one of ${names.join(', ')}${didYouMean(name, names)}`, at };
}
function unknownFunction(summary, at) {
    const called = /for '(\w+)\(/.exec(summary)?.[1];
    if (called === undefined || FUNCTION_NAMES.includes(called))
        return null;
    return { value: `"${called}", which is no function here`, allowed: `${FUNCTION_NAMES.join(', ')} and what CEL has${didYouMean(called, FUNCTION_NAMES)}`, at };
}
function wrongTypes(summary) {
    return { value: `wrong in its types (${summary})`, allowed: 'an expression of type bool whose types fit' };
}
function wrongSyntax(summary) {
    return { value: `not CEL (${summary})`, allowed: 'a CEL expression: ==, !=, <, <=, >, >=, &&, ||, !, arithmetic, functions' };
}
function nodesOf(node) {
    const below = Array.isArray(node.args) ? node.args.flat(3) : [node.args];
    return [node, ...below.filter(isNode).flatMap(nodesOf)];
}
function isNode(value) {
    return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=']);
/** The first comparison whose left side is a measure; where there is none, the first of numbers. */
function comparisonOf(environment, nodes) {
    const typed = nodes.filter(({ op }) => COMPARISONS.has(op)).map((node) => {
        const [left, right] = node.args;
        return { sides: [left, right], types: [left, right].map((side) => String(environment.check(serialize(side)).type)) };
    });
    const ofNumbers = typed.filter(({ types }) => types.every((type) => type === 'double' || type === 'int'));
    return (ofNumbers.find(({ types }) => types[0] === 'double') ?? ofNumbers[0])?.sides ?? null;
}
/** Names and numbers are read without asking CEL. */
function sideOf(environment, node) {
    if (node.op === 'value') {
        const constant = Number(node.args);
        return () => constant;
    }
    if (node.op === 'id')
        return (context) => Number(context[node.args]);
    const parsed = environment.parse(serialize(node));
    return (context) => Number(parsed(context));
}
//# sourceMappingURL=expression.js.map