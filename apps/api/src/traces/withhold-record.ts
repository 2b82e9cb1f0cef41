import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';

import { mayReadPeople } from '../auth/authorizer.js';
import type { GraphqlContext } from '../common/context.js';
import type { TraceModel } from './trace.model.js';

type Withhold = (trace: TraceModel, record: string) => unknown;

const withoutName = (text: string | null, record: string): string | null => text?.replaceAll(record, '[withheld]') ?? null;

/** What each field of a trace that may name its record tells those who may not read it. */
const WITHHELD: Readonly<Record<string, Withhold>> = {
  question: ({ question }) => Object.assign({}, question, { record: null }),
  reason: ({ reason }, record) => withoutName(reason, record),
  stage: ({ stage }, record) => withoutName(stage, record),
  problem: ({ problem }, record) => withoutName(problem, record),
  result: ({ result }, record) => (result === null ? null : Object.assign({}, result, { target: withoutName(result.target, record) })),
};

/** Keeps from viewers and operators which record a trace asked about, wherever the trace is reached from. */
export function withholdRecords(schema: GraphQLSchema): GraphQLSchema {
  const type = schema.getType('Trace');
  if (!isObjectType(type)) throw new Error('the schema has no type Trace');
  const fields = type.getFields() as Record<string, GraphQLField<TraceModel, GraphqlContext>>;
  for (const [name, withhold] of Object.entries(WITHHELD)) {
    const field = fields[name];
    if (field === undefined) throw new Error(`the schema has no Trace.${name}`);
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args: unknown, context, info): unknown => {
      const { record } = source.question;
      return record === null || mayReadPeople(context.access) ? resolve(source, args, context, info) : withhold(source, record);
    };
  }
  return schema;
}
