import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';

import { mayReadPeople } from '../auth/authorizer.js';
import type { GraphqlContext } from '../common/context.js';
import type { ReportModel } from '../reports/report.model.js';
import type { TraceModel } from './trace.model.js';

type Withhold<Model> = (study: Model, record: string) => unknown;

const withoutName = (text: string | null, record: string): string | null => text?.replaceAll(record, '[withheld]') ?? null;

/** What each field of a study that may name its record tells those who may not read it. */
const OF_STUDY: Readonly<Record<string, Withhold<Pick<TraceModel, 'reason' | 'stage' | 'problem'>>>> = {
  reason: ({ reason }, record) => withoutName(reason, record),
  stage: ({ stage }, record) => withoutName(stage, record),
  problem: ({ problem }, record) => withoutName(problem, record),
};

const OF_REPORT: Readonly<Record<string, Withhold<ReportModel>>> = { ...OF_STUDY, record: () => null };

const OF_TRACE: Readonly<Record<string, Withhold<TraceModel>>> = {
  ...OF_STUDY,
  question: ({ question }) => Object.assign({}, question, { record: null }),
  result: ({ result }, record) => (result === null ? null : Object.assign({}, result, { target: withoutName(result.target, record) })),
};

/** Keeps from viewers and operators which record a trace or a report is about, wherever it is reached from. */
export function withholdRecords(schema: GraphQLSchema): GraphQLSchema {
  withhold(schema, 'Trace', OF_TRACE);
  withhold(schema, 'Report', OF_REPORT);
  return schema;
}

function withhold<Model extends { readonly question: { readonly record: string | null } }>(schema: GraphQLSchema, typeName: string, withheld: Readonly<Record<string, Withhold<Model>>>): void {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`the schema has no type ${typeName}`);
  const fields = type.getFields() as Record<string, GraphQLField<Model, GraphqlContext>>;
  for (const [name, tell] of Object.entries(withheld)) {
    const field = fields[name];
    if (field === undefined) throw new Error(`the schema has no ${typeName}.${name}`);
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args: unknown, context, info): unknown => {
      const { record } = source.question;
      return record === null || mayReadPeople(context.access) ? resolve(source, args, context, info) : tell(source, record);
    };
  }
}
