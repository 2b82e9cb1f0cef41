import { PROMETHEUS_METRICS } from './prometheus-metrics.js';
/** Why an expression cannot be said in PromQL. */
export class NotInPromql extends Error {
}
/**
 * An expression of CEL in PromQL: comparisons of measures and numbers, joined by && and ||. A comparison is a filter there,
 * so that it holds where something is left: NaN compares as in CEL.
 *
 * @throws NotInPromql with the reason.
 */
export function promqlOf(node, scope) {
    if (node.op === '&&' || node.op === '||') {
        const [left, right] = node.args;
        return `(${promqlOf(left, scope)}) ${node.op === '&&' ? 'and' : 'or'} (${promqlOf(right, scope)})`;
    }
    if (COMPARISONS.has(node.op))
        return comparison(node, scope);
    if (node.op === 'call')
        return test(node.args[0], node.args[1], scope);
    throw new NotInPromql(node.op === 'id' ? `${node.args} is not exposed as a metric` : `"${node.op}" has no counterpart`);
}
const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=']);
function comparison({ op, args }, scope) {
    const [left, right] = args.map((side) => numberOf(side, scope));
    if (!left.includes('gradlens_') && !right.includes('gradlens_'))
        throw new NotInPromql('a comparison without a metric has no series');
    return `${left} ${op} ${right}`;
}
/** isNaN and the like: a number that is not itself, or an infinity. */
function test(name, args, scope) {
    const value = args[0] === undefined ? '' : numberOf(args[0], scope);
    if (name === 'isNaN')
        return `${value} != ${value}`;
    if (name === 'isInf')
        return `abs(${value}) == Inf`;
    if (name === 'isFinite')
        return `abs(${value}) < Inf`;
    throw new NotInPromql(`the function ${name} has no counterpart`);
}
const FUNCTIONS = { abs: 'abs', sqrt: 'sqrt', exp: 'exp', log: 'ln', log10: 'log10' };
function numberOf(node, scope) {
    if (node.op === 'value')
        return literal(node.args);
    if (node.op === 'id')
        return metric(node.args, scope);
    if (node.op === '-_')
        return `-(${numberOf(node.args, scope)})`;
    if (node.op === '+' || node.op === '-' || node.op === '*' || node.op === '/') {
        const [left, right] = node.args;
        return `(${numberOf(left, scope)} ${node.op} ${numberOf(right, scope)})`;
    }
    return functionOf(node, scope);
}
function functionOf(node, scope) {
    const [name, args] = node.op === 'call' ? node.args : [node.op, []];
    const known = FUNCTIONS[name];
    const [first] = args;
    if (known === undefined || first === undefined)
        throw new NotInPromql(`"${name}" has no counterpart`);
    return `${known}(${numberOf(first, scope)})`;
}
function literal(value) {
    if (typeof value === 'number' || typeof value === 'bigint')
        return String(value);
    throw new NotInPromql(`${JSON.stringify(value)} is no number`);
}
function metric(name, scope) {
    if (name === 'updateRatio')
        return `(${metric('updateNorm', scope)} / ${metric('paramNorm', scope)})`;
    const known = PROMETHEUS_METRICS[scope][name];
    if (known === undefined)
        throw new NotInPromql(`${name} is not exposed as a metric`);
    return known;
}
//# sourceMappingURL=promql.js.map