import pg from 'pg';

const INT8 = 20;

/** Type parsers of pg, with `bigint` as number: our ids, steps and sizes stay below 2^53. */
export const numberTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? Number : (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
};
