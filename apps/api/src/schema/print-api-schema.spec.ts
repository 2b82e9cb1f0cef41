import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';

import { repoRoot } from '../common/repo-root.js';
import { buildApiSchema, printApiSchema } from './print-api-schema.js';

const PATH = join(repoRoot(), 'apps/api/schema.graphql');

interface Described {
  readonly name: string;
  readonly description?: string | null;
}

describe('the schema of the API', () => {
  it('is the one in schema.graphql (rewrite it with UPDATE_SNAPSHOTS=1)', async () => {
    const printed = await printApiSchema();
    if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(PATH, printed);
    expect(printed).toBe(readFileSync(PATH, 'utf8'));
  });

  it('describes every type, field, argument and value', async () => {
    const silent: string[] = [];
    const check = (place: string, { name, description }: Described): void => {
      if ((description ?? '').trim() === '') silent.push(`${place}${name}`);
    };
    for (const type of Object.values((await buildApiSchema()).getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
      // the three roots are named by what they are
      if (!['Query', 'Mutation', 'Subscription'].includes(type.name)) check('', type);
      if (isEnumType(type)) type.getValues().forEach((value) => { check(`${type.name}.`, value); });
      if (isInputObjectType(type)) Object.values(type.getFields()).forEach((field) => { check(`${type.name}.`, field); });
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.`, field);
        field.args.forEach((argument) => { check(`${type.name}.${field.name}.`, argument); });
      }
    }
    expect(silent).toEqual([]);
  });
});
