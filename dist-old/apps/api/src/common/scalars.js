import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
/** Any JSON value: a spec, versions, the detail of an event. */
export const JsonScalar = new GraphQLScalarType({
    name: 'JSON',
    description: 'Any JSON value, given as a variable or as a literal.',
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => literalValue(node, variables ?? {}),
});
/** Bytes as standard base64 text. */
export const Base64Scalar = new GraphQLScalarType({
    name: 'Base64',
    description: 'Bytes of a little-endian typed array as standard base64 (RFC 4648, section 4).',
    serialize: (value) => String(value),
});
/** A point in time as RFC 3339 writes it: what leaves out where on earth it is meant says nothing. */
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/i;
/** A point in time; unlike Nest's own, one that cannot be read, or says no offset, is refused and not taken for local time or none. */
export const DateTimeScalar = new GraphQLScalarType({
    name: 'DateTime',
    description: 'A point in time (RFC 3339), told as UTC: 2019-12-03T09:54:33.000Z. Given, it must say its offset: 2019-12-03T10:54:33+01:00.',
    serialize: (value) => (value instanceof Date ? value.toISOString() : null),
    parseValue: momentOf,
    parseLiteral: (node) => momentOf(node.kind === Kind.STRING ? node.value : null),
});
function momentOf(value) {
    const [text, year, month, day] = typeof value === 'string' ? (MOMENT.exec(value) ?? []) : [];
    const moment = new Date(text ?? NaN);
    if (!Number.isNaN(moment.getTime()) && Number(day) <= daysOf(Number(year), Number(month)))
        return moment;
    throw new GraphQLError(`DateTime cannot represent ${JSON.stringify(value ?? null).slice(0, 80)}; allowed: a date and time with offset, 2019-12-03T09:54:33Z or 2019-12-03T10:54:33+01:00`);
}
function daysOf(year, month) {
    return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
function literalValue(node, variables) {
    if (node.kind === Kind.LIST)
        return node.values.map((value) => literalValue(value, variables));
    if (node.kind === Kind.OBJECT) {
        return Object.fromEntries(node.fields.map((field) => [field.name.value, literalValue(field.value, variables)]));
    }
    if (node.kind === Kind.VARIABLE)
        return variables[node.name.value];
    return plainValue(node);
}
function plainValue(node) {
    if (node.kind === Kind.NULL)
        return null;
    return node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : node.value;
}
//# sourceMappingURL=scalars.js.map