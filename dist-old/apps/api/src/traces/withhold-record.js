import { defaultFieldResolver, isObjectType } from 'graphql';
import { mayReadPeople } from '../auth/authorizer.js';
const withoutName = (text, record) => text?.replaceAll(record, '[withheld]') ?? null;
/** What each field of a study that may name its record tells those who may not read it. */
const OF_STUDY = {
    reason: ({ reason }, record) => withoutName(reason, record),
    stage: ({ stage }, record) => withoutName(stage, record),
    problem: ({ problem }, record) => withoutName(problem, record),
};
const OF_REPORT = { ...OF_STUDY, record: () => null };
const OF_TRACE = {
    ...OF_STUDY,
    question: ({ question }) => Object.assign({}, question, { record: null }),
    result: ({ result }, record) => (result === null ? null : Object.assign({}, result, { target: withoutName(result.target, record) })),
};
/** Keeps from viewers and operators which record a trace or a report is about, wherever it is reached from. */
export function withholdRecords(schema) {
    withhold(schema, 'Trace', OF_TRACE);
    withhold(schema, 'Report', OF_REPORT);
    return schema;
}
function withhold(schema, typeName, withheld) {
    const type = schema.getType(typeName);
    if (!isObjectType(type))
        throw new Error(`the schema has no type ${typeName}`);
    const fields = type.getFields();
    for (const [name, tell] of Object.entries(withheld)) {
        const field = fields[name];
        if (field === undefined)
            throw new Error(`the schema has no ${typeName}.${name}`);
        const resolve = field.resolve ?? defaultFieldResolver;
        field.resolve = (source, args, context, info) => {
            const { record } = source.question;
            return record === null || mayReadPeople(context.access) ? resolve(source, args, context, info) : tell(source, record);
        };
    }
}
//# sourceMappingURL=withhold-record.js.map