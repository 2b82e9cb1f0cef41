import { getNamedType, GraphQLID, isInputObjectType } from 'graphql';
/** Inputs within inputs are looked through so far down. */
const MOST_LEVELS = 6;
/** Reads off the schema what the arguments of a field can name. */
export function namedThings(args) {
    const paths = args.flatMap(({ name, type }) => idPaths(type, [name]));
    return {
        takesProject: args.some(({ name }) => name === 'project'),
        idsOf: (given) => paths.flatMap((path) => valuesAt(given, path)),
    };
}
/** Whether the argument `project` is written in the query: a default is not. */
export function namesProject(info) {
    return info.fieldNodes.some((node) => node.arguments?.some(({ name }) => name.value === 'project') === true);
}
function idPaths(type, path) {
    const named = getNamedType(type);
    if (named === GraphQLID)
        return [path];
    if (!isInputObjectType(named) || path.length > MOST_LEVELS)
        return [];
    return Object.values(named.getFields()).flatMap((field) => idPaths(field.type, [...path, field.name]));
}
/** The values at a path, lists opened; nothing and null are none. */
function valuesAt(value, path) {
    if (value === null || value === undefined)
        return [];
    if (Array.isArray(value))
        return value.flatMap((each) => valuesAt(each, path));
    const [name, ...rest] = path;
    if (name === undefined)
        return [value];
    return valuesAt(value[name], rest);
}
//# sourceMappingURL=named-things.js.map