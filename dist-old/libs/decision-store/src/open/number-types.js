import pg from 'pg';
const INT8 = 20;
/** Type parsers of pg, with `bigint` as number: our ids, steps and sizes stay below 2^53. */
export const numberTypes = {
    getTypeParser: ((oid, format) => oid === INT8 && format !== 'binary' ? Number : parserOf(oid, format)),
};
/** pg's own choice; its type names the oid by an enum that leaves most of them out. */
const parserOf = pg.types.getTypeParser;
//# sourceMappingURL=number-types.js.map