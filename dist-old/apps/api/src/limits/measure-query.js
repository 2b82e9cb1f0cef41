import { getNamedType, isCompositeType, isListType, isNonNullType, Kind, valueFromASTUntyped, } from 'graphql';
/** Values a list without a size of its own is taken to hold. */
const UNKNOWN_LIST = 10;
/** A field that reads chunks of the ledger costs this much beside its values. */
const LEDGER_READ = 50;
/** A field that reads the whole history of a layer, or the ledger of a run. */
const HISTORY_READ = 2500;
const HISTORY_FIELDS = new Set(['explanation', 'proof']);
const LEDGER_FIELDS = new Set(['series', 'stepSeries', 'heatmap', 'decisions', 'decision', 'evidence', 'effects', 'decisionEffects', 'scores', 'predictions', 'groupMetrics']);
const NOTHING = { depth: 0, aliases: 0, cost: 0 };
/**
 * Measures a query without executing it. Introspection (`__schema`, `__type`, `__typename`) is free.
 *
 * Each fragment is measured once per type and series, so fragments that spread fragments cost no more time than they
 * have text; a cycle counts as nothing (validation refuses it).
 */
export function measureQuery(query) {
    const fragments = new Map();
    for (const definition of query.document.definitions) {
        if (definition.kind === Kind.FRAGMENT_DEFINITION)
            fragments.set(definition.name.value, definition);
    }
    const root = query.schema.getRootType(query.operation.operation);
    const meter = new Meter({ ...query, variables: withDefaults(query) }, fragments);
    return meter.selection(query.operation.selectionSet, { type: root?.name ?? '', points: 1 });
}
/** The variables with the defaults that the operation gives them: a size must not hide there. */
function withDefaults({ operation, variables }) {
    const defaults = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, defaultValue === undefined ? undefined : valueFromASTUntyped(defaultValue)]);
    return { ...Object.fromEntries(defaults), ...variables };
}
class Meter {
    query;
    fragments;
    known = new Map();
    constructor(query, fragments) {
        this.query = query;
        this.fragments = fragments;
    }
    selection(set, place) {
        return set.selections.map((node) => this.node(node, place)).reduce(sum, NOTHING);
    }
    node(node, place) {
        if (node.kind === Kind.FIELD)
            return this.field(node, place);
        if (node.kind === Kind.INLINE_FRAGMENT) {
            return this.selection(node.selectionSet, { ...place, type: node.typeCondition?.name.value ?? place.type });
        }
        return this.fragment(node.name.value, place);
    }
    fragment(name, { points }) {
        const fragment = this.fragments.get(name);
        if (fragment === undefined)
            return NOTHING;
        const key = `${name} ${points}`;
        const known = this.known.get(key);
        if (known !== undefined)
            return known;
        this.known.set(key, NOTHING);
        const size = this.selection(fragment.selectionSet, { type: fragment.typeCondition.name.value, points });
        this.known.set(key, size);
        return size;
    }
    field(node, place) {
        const name = node.name.value;
        const aliases = node.alias === undefined || node.alias.value === name ? 0 : 1;
        if (name.startsWith('__'))
            return { ...NOTHING, aliases };
        const output = this.outputOf(place.type, name);
        const own = ownCost(name);
        if (node.selectionSet === undefined || output === null)
            return { depth: 1, aliases, cost: own };
        const below = { type: getNamedType(output).name, points: this.argument(node, 'maxPoints') ?? place.points };
        const inner = this.selection(node.selectionSet, below);
        const times = this.timesOf(node, output, place);
        return { depth: 1 + inner.depth, aliases: aliases + inner.aliases, cost: own + times * inner.cost };
    }
    timesOf(node, output, { points }) {
        const first = this.argument(node, 'first');
        if (first !== null)
            return first;
        const list = isNonNullType(output) ? output.ofType : output;
        if (!isListType(list) || node.name.value === 'edges')
            return 1;
        return node.name.value === 'points' ? points : UNKNOWN_LIST;
    }
    outputOf(type, field) {
        const found = this.query.schema.getType(type);
        if (!isCompositeType(found) || !('getFields' in found))
            return null;
        return found.getFields()[field]?.type ?? null;
    }
    /** A whole number given as literal or variable; null when there is none. */
    argument(node, name) {
        const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
        if (value === undefined)
            return null;
        const given = value.kind === Kind.VARIABLE ? this.query.variables[value.name.value] : 'value' in value ? Number(value.value) : NaN;
        return typeof given === 'number' && given >= 1 ? given : 1;
    }
}
/** What a field costs beside its values. */
function ownCost(field) {
    if (HISTORY_FIELDS.has(field))
        return HISTORY_READ;
    return LEDGER_FIELDS.has(field) ? LEDGER_READ : 1;
}
function sum(a, b) {
    return { depth: Math.max(a.depth, b.depth), aliases: a.aliases + b.aliases, cost: a.cost + b.cost };
}
//# sourceMappingURL=measure-query.js.map