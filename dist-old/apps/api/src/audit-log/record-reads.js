import { defaultFieldResolver, isObjectType } from 'graphql';
import { mayReadPeople } from '../auth/authorizer.js';
/** Fields of a prediction that say nothing of it. */
const SAYS_NOTHING = new Set(['id', 'run']);
/** Fields of a trace, and of a report, that tell of the record it is about. */
const TELLING_OF_TRACE = new Set(['question', 'reason', 'stage', 'problem', 'result']);
const TELLING_OF_REPORT = new Set(['record', 'reason', 'stage', 'problem', 'changes']);
/**
 * Notes in the context what an operation reads of people: of sensitive predictions every field, also one that is added later; of
 * traces and reports on one record what tells of it, and of sets of decisions whom they moved, where it is not withheld.
 */
export function noteReads(schema) {
    noteType(schema, 'Prediction', {
        isTelling: (field) => !SAYS_NOTHING.has(field),
        readOf: ({ row: { run, pseudonym } }) => ({ of: 'prediction', run, id: pseudonym }),
    });
    noteType(schema, 'Trace', { isTelling: (field) => TELLING_OF_TRACE.has(field), readOf: studyRead('trace') });
    noteType(schema, 'TracedSet', {
        isTelling: (field) => field === 'moved',
        readOf: ({ runUuid: run, traceUuid: id, listed }, { access }) => (listed.length === 0 || !mayReadPeople(access) ? null : { of: 'trace', run, id }),
    });
    noteType(schema, 'Report', { isTelling: (field) => TELLING_OF_REPORT.has(field), readOf: studyRead('report') });
    return schema;
}
function noteType(schema, name, { isTelling, readOf }) {
    const type = schema.getType(name);
    if (!isObjectType(type))
        throw new Error(`the schema has no type ${name}`);
    for (const field of Object.values(type.getFields())) {
        if (!isTelling(field.name))
            continue;
        const resolve = field.resolve ?? defaultFieldResolver;
        field.resolve = (source, args, context, info) => {
            const read = readOf(source, context);
            if (read !== null)
                note(context.read, read, field.name);
            return resolve(source, args, context, info);
        };
    }
}
/** Reading a trace or report: of somebody where it is about one record, and who asks is told which. */
function studyRead(of) {
    return ({ runUuid: run, uuid, question }, { access }) => (question.record === null || !mayReadPeople(access) ? null : { of, run, id: uuid });
}
function note(reads, { of, run, id }, field) {
    const key = `${of} ${run}`;
    const found = reads.get(key) ?? { of, run, ids: new Set(), fields: new Set() };
    reads.set(key, found);
    found.ids.add(id);
    found.fields.add(field);
}
/** Type of what was read, as the schema names it. */
const TYPES = { prediction: 'Prediction', trace: 'Trace', report: 'Report' };
/**
 * Records what an operation read of people: one entry for each kind and run, under pseudonyms. To be called before the answer goes out.
 *
 * @throws what keeps it from being recorded: nothing is to be told then.
 */
export async function recordReads(audit, context) {
    const reads = [...context.read.values()];
    context.read.clear();
    for (const { of, run, ids, fields } of reads) {
        const args = { [`${of}s`]: [...ids].sort(), fields: [...fields].sort() };
        await audit.record(context.access, { kind: 'read', action: of, args, ids: [run], outcome: 'done', result: TYPES[of] });
    }
}
//# sourceMappingURL=record-reads.js.map