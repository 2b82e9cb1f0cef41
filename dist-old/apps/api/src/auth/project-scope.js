import { defaultFieldResolver, GraphQLError } from 'graphql';
import { findComparison, findRun } from '#libs/decision-store';
import { comparisonOf } from '../common/global-id.js';
import { namedThings, namesProject } from './named-things.js';
import { runOfId } from './run-of-id.js';
/** Fields that a token for one project may ask without naming anything: they tell nothing of a project, or look after it themselves. */
export const OPEN_TO_EVERY_PROJECT = new Set(['Query.health', 'Query.whoAmI', 'Mutation.startRun']);
/** Lists below the root that may hold what belongs to other projects, and the run that each entry is about. */
const MIXED_LISTS = { 'Alert.inhibitedBy': 'runUuid', 'Recording.runs': 'run' };
/**
 * Keeps tokens for one project within it, whatever the resolvers do: every root field of the schema is guarded, one that is
 * added later as well.
 *
 * For such a token each `ID` among the arguments must be of a run of the project, or of something about one; an argument
 * `project` that is left out is the project, and can be no other; a field that names neither is refused, unless it is
 * {@link OPEN_TO_EVERY_PROJECT}. What belongs to another project is as good as not there: both are told in the same words.
 */
export function scopeToProjects(schema, store) {
    for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
        if (root === null || root === undefined)
            continue;
        for (const field of Object.values(root.getFields()))
            guardField(field, store, `${root.name}.${field.name}`);
    }
    for (const [place, runField] of Object.entries(MIXED_LISTS))
        filterList(schema, store, { place, runField });
    return schema;
}
function guardField(field, store, place) {
    const named = namedThings(field.args);
    const guarded = (resolve) => (source, args, context, info) => {
        if (context.access === null)
            throw refusal('UNAUTHENTICATED', 'nobody is asking');
        const { project } = context.access;
        if (project === null || OPEN_TO_EVERY_PROJECT.has(place))
            return resolve(source, args, context, info);
        return scopedArguments({ named, store, project }, args, info).then((scoped) => resolve(source, scoped, context, info));
    };
    if (field.subscribe === undefined)
        field.resolve = guarded(field.resolve ?? defaultFieldResolver);
    else
        field.subscribe = guarded(field.subscribe);
}
/** The arguments as the field may have them. @throws GraphQLError FORBIDDEN where they reach beyond the project. */
async function scopedArguments({ named, store, project }, args, info) {
    const ids = named.idsOf(args);
    for (const id of ids)
        await requireOwn(store, project, id);
    if (!named.takesProject) {
        if (ids.length === 0)
            throw refusal('FORBIDDEN', `a token for project "${project}" must name a run of it here, or does not reach ${info.fieldName} at all`);
        return args;
    }
    const asked = namesProject(info) ? args['project'] : null;
    if (asked !== null && asked !== undefined && asked !== project)
        throw refusal('FORBIDDEN', `a token for project "${project}" reaches no other`);
    return { ...args, project };
}
async function requireOwn(store, project, id) {
    if ((await projectOf(store, id)) !== project)
        throw refusal('FORBIDDEN', `nothing in project "${project}" has this id`);
}
/** Whether a run is within what a token reaches: one of its project, or any where the token is for all. */
export async function isOwnRun(store, run, access) {
    if (access === null)
        return false;
    return access.project === null || (await projectOf(store, run)) === access.project;
}
async function projectOf(store, id) {
    const comparison = comparisonOf(String(id));
    if (comparison !== null)
        return (await findComparison(store, comparison))?.project ?? null;
    const run = await runOfId(store, String(id));
    return run === null ? null : ((await findRun(store, run))?.project ?? null);
}
/** Leaves out of a list what is about runs of other projects. */
function filterList(schema, store, { place, runField }) {
    const [typeName = '', fieldName = ''] = place.split('.');
    const type = schema.getType(typeName);
    const field = type !== undefined && 'getFields' in type ? type.getFields()[fieldName] : undefined;
    if (field === undefined)
        throw new Error(`the schema has no ${place}`);
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args, context, info) => {
        const list = (await resolve(source, args, context, info));
        const project = context.access?.project ?? null;
        if (project === null)
            return list;
        const projects = await Promise.all(list.map((entry) => projectOf(store, entry[runField])));
        return list.filter((_, i) => projects[i] === project);
    };
}
function refusal(code, message) {
    return new GraphQLError(message, { extensions: { code } });
}
//# sourceMappingURL=project-scope.js.map