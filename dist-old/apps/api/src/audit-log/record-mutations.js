import { defaultFieldResolver, getNamedType, GraphQLError, isUnionType, Kind, OperationTypeNode } from 'graphql';
import { namedThings } from '../auth/named-things.js';
import { RATE_LIMITED } from '../limits/query-rate.js';
/** Answers of mutations that did what was asked: payloads, and what a check found. */
const DONE = /Payload$|^LedgerChecked$/;
/**
 * Records every mutation of the schema, one that is added later as well, before it is done and what became of it: what cannot be
 * recorded is not done, and the answer goes out when both entries are durable. Call it last, so that what other guards refuse is recorded too.
 */
export function recordMutations(schema, audit) {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
        recordField(field, audit);
    return schema;
}
function recordField(field, audit) {
    const resolve = field.resolve ?? defaultFieldResolver;
    const named = namedThings(field.args);
    field.resolve = async (source, args, context, info) => {
        context.recorded.add(info.path.key);
        const ended = await begin(audit, context, { kind: 'change', action: field.name, args, ids: named.idsOf(args) });
        let answer;
        try {
            answer = await resolve(source, args, context, info);
        }
        catch (error) {
            await ended(ofError(error));
            throw error;
        }
        await ended(await ofAnswer(answer, context, info));
        return answer;
    };
}
/** Records that it is begun. @throws GraphQLError UNAVAILABLE, as does what it returns, where it cannot be recorded. */
async function begin(audit, { access }, order) {
    const end = await audit.begin(access, order).catch((error) => {
        throw unavailable('this could not be recorded in the audit log, so nothing was done; ask again', error);
    });
    return (became) => end(became).catch((error) => {
        throw unavailable('this was begun, as the audit log tells, and what became of it could not be recorded there: look whether it was done before you ask again', error);
    });
}
function unavailable(message, cause) {
    return new GraphQLError(message, { extensions: { code: 'UNAVAILABLE' }, originalError: cause instanceof Error ? cause : undefined });
}
/** An error with a code is an answer to who asked; another is a failure of ours. */
function ofError(error) {
    const code = error.extensions?.code;
    return typeof code === 'string' ? { outcome: 'refused', result: code } : { outcome: 'failed', result: 'INTERNAL_SERVER_ERROR' };
}
async function ofAnswer(answer, context, info) {
    const type = getNamedType(info.returnType);
    const name = isUnionType(type) ? ((await type.resolveType?.(answer, context, info, type)) ?? type.name) : type.name;
    return { outcome: DONE.test(name) ? 'done' : 'refused', result: name };
}
/** Records the mutations of an operation that was refused as a whole; those that were executed are recorded already. */
export async function recordRefused(audit, { operation, variables, context, code }) {
    // who asks too often must not fill the log by it
    if (operation.operation !== OperationTypeNode.MUTATION || code === RATE_LIMITED)
        return;
    for (const { key, name } of fieldsOf(operation).filter((field) => !context.recorded.has(field.key)).slice(0, MOST_REFUSED)) {
        context.recorded.add(key);
        await audit.record(context.access, { kind: 'change', action: name, args: variables, ids: [], outcome: 'refused', result: code });
    }
}
/** The mutations of an operation: keys of their answers, each once, and names. */
function fieldsOf({ selectionSet }) {
    const fields = selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD && !selection.name.value.startsWith('__') ? [selection] : []));
    return [...new Map(fields.map(({ alias, name }) => [alias?.value ?? name.value, name.value]))].map(([key, name]) => ({ key, name }));
}
/** Mutations of one refused operation that are recorded one by one, at most: aliases must not fill the log. */
const MOST_REFUSED = 10;
//# sourceMappingURL=record-mutations.js.map