import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';

import type { GraphqlContext } from '../common/context.js';
import type { PredictionModel } from '../predictions/prediction.model.js';
import type { AuditLog } from './open-audit-log.js';

/** What an operation read of sensitive predictions, by run. */
export type PeopleRead = Map<string, { readonly predictions: Set<string>; readonly fields: Set<string> }>;

/** Fields of a prediction that say nothing of it. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['id', 'run']);

/** Notes in the context which sensitive predictions an operation reads, and what of them: every field, also one that is added later. */
export function noteReads(schema: GraphQLSchema): GraphQLSchema {
  const type = schema.getType('Prediction');
  if (!isObjectType(type)) throw new Error('the schema has no type Prediction');
  for (const field of Object.values(type.getFields()) as GraphQLField<PredictionModel, GraphqlContext>[]) {
    if (SAYS_NOTHING.has(field.name)) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args: unknown, context, info): unknown => {
      note(context.read, source, field.name);
      return resolve(source, args, context, info);
    };
  }
  return schema;
}

function note(read: PeopleRead, { row: { run, pseudonym } }: PredictionModel, field: string): void {
  const found = read.get(run) ?? { predictions: new Set(), fields: new Set() };
  read.set(run, found);
  found.predictions.add(pseudonym);
  found.fields.add(field);
}

/**
 * Records what an operation read of sensitive predictions: one entry a run, under their pseudonyms. To be called before the answer goes out.
 *
 * @throws what keeps it from being recorded: nothing is to be told then.
 */
export async function recordReads(audit: AuditLog, context: GraphqlContext): Promise<void> {
  const reads = [...context.read];
  context.read.clear();
  for (const [run, { predictions, fields }] of reads) {
    const args = { predictions: [...predictions].sort(), fields: [...fields].sort() };
    await audit.record(context.access, { kind: 'read', action: 'prediction', args, ids: [run], outcome: 'done', result: 'Prediction' });
  }
}
