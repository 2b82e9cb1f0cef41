import pg from 'pg';

type Reader = (value: string) => unknown;

const INT8 = 20;

/** Type parsers of pg, with `bigint` as number: our ids, steps and sizes stay below 2^53. */
export const numberTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary'): Reader =>
    oid === INT8 && format !== 'binary' ? Number : parserOf(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** pg's own choice; its type names the oid by an enum that leaves most of them out. */
const parserOf = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Reader;
