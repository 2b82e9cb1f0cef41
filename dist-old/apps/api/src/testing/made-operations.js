import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType, isUnionType, } from 'graphql';
const LEVELS = 2;
const PAGE = 3;
/** One operation for every root field of the schema: a field that is added later is among them. */
export function madeOperations(schema, values) {
    const roots = [['query', schema.getQueryType()], ['mutation', schema.getMutationType()], ['subscription', schema.getSubscriptionType()]];
    return roots.flatMap(([kind, root]) => Object.values(root?.getFields() ?? {}).map((field) => operationOf(kind, field, { schema, values })));
}
function operationOf(kind, field, { schema, values }) {
    const variables = {};
    for (const argument of field.args) {
        const value = valueOf(argument.type, { field: field.name, name: argument.name, values });
        if (value !== undefined)
            variables[argument.name] = value;
    }
    const given = field.args.filter(({ name }) => name in variables);
    const heading = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const text = `${kind}${heading === '' ? '' : ` (${heading})`} { ${field.name}${passed(given)} ${selectionOf(schema, field.type, LEVELS)} }`;
    return { kind, field: field.name, namesThings: field.args.some(({ type }) => holdsId(type)), text, variables };
}
function passed(args) {
    return args.length === 0 ? '' : `(${args.map(({ name }) => `${name}: $${name}`).join(', ')})`;
}
function holdsId(type) {
    const named = getNamedType(type);
    if (named.name === 'ID')
        return true;
    return isInputObjectType(named) && Object.values(named.getFields()).some((field) => holdsId(field.type));
}
/** A value for an argument; undefined where it is left out. */
function valueOf(type, of) {
    if (getNamedType(type).name === 'ID')
        return of.values.id(of.field, of.name);
    if (!isNonNullType(type) && of.values.isFull !== true)
        return undefined;
    const bare = isNonNullType(type) ? type.ofType : type;
    if (isListType(bare))
        return [valueOf(bare.ofType, of)];
    if (isInputObjectType(bare)) {
        return Object.fromEntries(Object.values(bare.getFields()).map((field) => [field.name, valueOf(field.type, { ...of, name: field.name })]).filter(([, value]) => value !== undefined));
    }
    return leafOf(bare, of.values.text);
}
function leafOf(type, text) {
    if (isEnumType(type))
        return type.getValues()[0]?.name;
    const made = { Int: PAGE, Float: 1, Boolean: true, String: text, JSON: { name: text }, DateTime: '2020-01-01T00:00:00Z' };
    const { name } = getNamedType(type);
    if (!(name in made))
        throw new Error(`say in leafOf what a ${name} may be`);
    return made[name];
}
/** All that can be asked of a type without arguments of one's own, so many levels down; pages are small. */
function selectionOf(schema, type, levels) {
    const named = getNamedType(type);
    if (isLeafType(named))
        return '';
    if (!isUnionType(named) && !isInterfaceType(named))
        return fieldsOf(schema, named, { levels, isMember: false });
    // fields of one name may be of several types in the members of a union
    const members = schema.getPossibleTypes(named).map((each) => `... on ${each.name} ${fieldsOf(schema, each, { levels: levels - 1, isMember: true })}`);
    return `{ __typename ${members.join(' ')} }`;
}
function fieldsOf(schema, type, { levels, isMember }) {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    const asked = fields.filter((field) => isAskable(field, levels)).map((field) => {
        const isPaged = field.args.some(({ name }) => name === 'first');
        const below = PARTS_OF_PAGES.has(field.name) ? levels : levels - 1;
        return `${isMember ? `${type.name}_${field.name}: ` : ''}${field.name}${isPaged ? `(first: ${PAGE})` : ''} ${selectionOf(schema, field.type, below)}`;
    });
    return `{ __typename ${asked.join(' ')} }`;
}
const PARTS_OF_PAGES = new Set(['edges', 'node', 'pageInfo']);
function isAskable(field, levels) {
    const needsMore = field.args.some(({ name, type, defaultValue }) => isNonNullType(type) && defaultValue === undefined && name !== 'first');
    if (needsMore || field.name === 'explanation')
        return false;
    return isLeafType(getNamedType(field.type)) || levels > 0 || PARTS_OF_PAGES.has(field.name);
}
//# sourceMappingURL=made-operations.js.map