import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';

import { mayReadPeople } from '../auth/authorizer.js';
import type { GraphqlContext } from '../common/context.js';
import type { PredictionModel } from '../predictions/prediction.model.js';
import type { ReportModel } from '../reports/report.model.js';
import type { TraceModel } from '../traces/trace.model.js';
import type { TracedSetModel } from '../traces/traced-set.model.js';
import type { AuditLog } from './open-audit-log.js';

/** What is read of a person: a sensitive prediction, a trace or report on one record, or whom a set of decisions of a trace moved. */
type ReadOf = 'prediction' | 'trace' | 'report';

/** What an operation read of people, by what it was and run. */
export type PeopleRead = Map<string, { readonly of: ReadOf; readonly run: string; readonly ids: Set<string>; readonly fields: Set<string> }>;

/** One thing that was read. */
interface Read {
  readonly of: ReadOf;
  readonly run: string;
  /** Pseudonym of a prediction, uuid of a trace or report: no entry names a record. */
  readonly id: string;
}

/** Fields of a prediction that say nothing of it. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['id', 'run']);
/** Fields of a trace, and of a report, that tell of the record it is about. */
const TELLING_OF_TRACE: ReadonlySet<string> = new Set(['question', 'reason', 'stage', 'problem', 'result']);
const TELLING_OF_REPORT: ReadonlySet<string> = new Set(['record', 'reason', 'stage', 'problem', 'changes']);

/**
 * Notes in the context what an operation reads of people: of sensitive predictions every field, also one that is added later; of
 * traces and reports on one record what tells of it, and of sets of decisions whom they moved, where it is not withheld.
 */
export function noteReads(schema: GraphQLSchema): GraphQLSchema {
  noteType<PredictionModel>(schema, 'Prediction', {
    isTelling: (field) => !SAYS_NOTHING.has(field),
    readOf: ({ row: { run, pseudonym } }) => ({ of: 'prediction', run, id: pseudonym }),
  });
  noteType<TraceModel>(schema, 'Trace', { isTelling: (field) => TELLING_OF_TRACE.has(field), readOf: studyRead('trace') });
  noteType<TracedSetModel>(schema, 'TracedSet', {
    isTelling: (field) => field === 'moved',
    readOf: ({ runUuid: run, traceUuid: id, listed }, { access }) => (listed.length === 0 || !mayReadPeople(access) ? null : { of: 'trace', run, id }),
  });
  noteType<ReportModel>(schema, 'Report', { isTelling: (field) => TELLING_OF_REPORT.has(field), readOf: studyRead('report') });
  return schema;
}

interface Noted<Model> {
  isTelling(field: string): boolean;
  /** What reading such a field of it is; null where it tells of nobody. */
  readOf(source: Model, context: GraphqlContext): Read | null;
}

function noteType<Model>(schema: GraphQLSchema, name: string, { isTelling, readOf }: Noted<Model>): void {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`the schema has no type ${name}`);
  for (const field of Object.values(type.getFields()) as GraphQLField<Model, GraphqlContext>[]) {
    if (!isTelling(field.name)) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args: unknown, context, info): unknown => {
      const read = readOf(source, context);
      if (read !== null) note(context.read, read, field.name);
      return resolve(source, args, context, info);
    };
  }
}

/** Reading a trace or report: of somebody where it is about one record, and who asks is told which. */
function studyRead(of: 'trace' | 'report'): (study: TraceModel | ReportModel, context: GraphqlContext) => Read | null {
  return ({ runUuid: run, uuid, question }, { access }) => (question.record === null || !mayReadPeople(access) ? null : { of, run, id: uuid });
}

function note(reads: PeopleRead, { of, run, id }: Read, field: string): void {
  const key = `${of} ${run}`;
  const found = reads.get(key) ?? { of, run, ids: new Set(), fields: new Set() };
  reads.set(key, found);
  found.ids.add(id);
  found.fields.add(field);
}

/** Type of what was read, as the schema names it. */
const TYPES = { prediction: 'Prediction', trace: 'Trace', report: 'Report' } as const satisfies Record<ReadOf, string>;

/**
 * Records what an operation read of people: one entry for each kind and run, under pseudonyms. To be called before the answer goes out.
 *
 * @throws what keeps it from being recorded: nothing is to be told then.
 */
export async function recordReads(audit: AuditLog, context: GraphqlContext): Promise<void> {
  const reads = [...context.read.values()];
  context.read.clear();
  for (const { of, run, ids, fields } of reads) {
    const args = { [`${of}s`]: [...ids].sort(), fields: [...fields].sort() };
    await audit.record(context.access, { kind: 'read', action: of, args, ids: [run], outcome: 'done', result: TYPES[of] });
  }
}
