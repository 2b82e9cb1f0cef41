const IN_BYTES = {
    smallint: (c) => `int2send(${c})`,
    integer: (c) => `int4send(${c})`,
    bigint: (c) => `int8send(${c})`,
    real: (c) => `float4send(${c})`,
    'double precision': (c) => `float8send(${c})`,
    text: (c) => `textsend(${c})`,
    bytea: (c) => c,
    uuid: (c) => `uuid_send(${c})`,
    jsonb: (c) => `textsend(${c}::text)`,
    'real[]': (c) => `array_send(${c})`,
    'integer[]': (c) => `array_send(${c})`,
    'timestamp with time zone': (c) => `timestamptz_send(${c})`,
};
/** Columns in which zeros are equal whatever their sign (docs/ledger.md, section 4). */
const AGGREGATE = /_(min|max|avg)$/;
/** Flips one bit of one value, in the bytes in which the server sends it. */
export const flipBit = async (scene, table) => {
    const { client, dice } = scene;
    const column = dice.pick(table.columns);
    const row = await pickRow(scene, table);
    const send = IN_BYTES[column.type];
    if (row === null || send === undefined)
        return null;
    const { rows } = await client.query(`select ${send(column.name)} as bytes from ${table.name} where ctid = $1::tid`, [row]);
    const bytes = rows[0]?.bytes ?? Buffer.alloc(0);
    const flipped = flipIn(bytes, dice);
    if (flipped === null || isSame(column, bytes, flipped.bytes))
        return null;
    const isWritten = await writeBytes(client, { table: table.name, column, row }, flipped.bytes);
    return isWritten ? `${flipped.what} of ${table.name}.${column.name}` : null;
};
function flipIn(bytes, { roll }) {
    if (bytes.length === 0)
        return null;
    const [at, bit] = [roll(bytes.length), roll(8)];
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << bit);
    return { bytes: changed, what: `bit ${bit} of byte ${at}` };
}
/**
 * Buffers are sent in the binary form of the column's type, jsonb as text. Several may be one value, which is no change: texts of a jsonb,
 * and arrays whose element type has other upper bytes, which the server passes over.
 */
async function writeBytes(client, at, bytes) {
    const { name, type } = at.column;
    const isJson = type === 'jsonb';
    const cast = isJson ? '$1::text::jsonb' : `$1::${type}`;
    const sent = isJson ? (value) => value : IN_BYTES[type];
    const values = [isJson ? bytes.toString('utf8') : bytes, at.row];
    const { rowCount } = await client.query(`update ${at.table} set ${name} = ${cast} where ctid = $2::tid and ${sent(name)} is distinct from ${sent(cast)}`, values);
    return rowCount === 1;
}
function isSame(column, a, b) {
    return AGGREGATE.test(column.name) && a.readFloatBE(0) === b.readFloatBE(0);
}
/** Removes one row. */
export const removeRow = async (scene, table) => {
    const row = await pickRow(scene, table);
    if (row === null)
        return null;
    await scene.client.query(`delete from ${table.name} where ctid = $1::tid`, [row]);
    return `a row of ${table.name} removed`;
};
/** Repeats one row: the key that forbids it goes first, as whoever owns the database can have it. */
export const repeatRow = async (scene, table) => {
    const row = await pickRow(scene, table);
    if (row === null)
        return null;
    await scene.client.query(`alter table ${table.name} drop constraint ${table.name}_pkey cascade`);
    await scene.client.query(`insert into ${table.name} overriding system value select * from ${table.name} where ctid = $1::tid`, [row]);
    return `a row of ${table.name} repeated`;
};
/** Exchanges the values of a column between two rows: of `step0` or `seq` that is another order. */
export const swapValues = async (scene, table) => {
    const { client, dice } = scene;
    const column = dice.pick(table.columns.filter(({ name }) => name !== 'run_id'));
    const [a, b] = [await pickRow(scene, table), await pickRow(scene, table)];
    if (a === null || b === null || a === b)
        return null;
    await client.query(`alter table ${table.name} drop constraint ${table.name}_pkey cascade`);
    const { rowCount } = await client.query(`update ${table.name} t set ${column.name} = o.${column.name} from ${table.name} o
     where t.ctid in ($1::tid, $2::tid) and o.ctid in ($1::tid, $2::tid) and t.ctid <> o.ctid and t.${column.name} is distinct from o.${column.name}`, [a, b]);
    return (rowCount ?? 0) > 0 ? `${table.name}.${column.name} of two rows exchanged` : null;
};
/** Writes what one row holds, of this run or another, over another row but for its key. */
export const replayRow = async (scene, table) => {
    const { client, dice, otherRunId } = scene;
    const columns = table.columns.filter(({ isKey }) => !isKey).map(({ name }) => name);
    const target = await pickRow(scene, table);
    const source = await pickRow(dice.roll(2) === 0 ? scene : { ...scene, runId: otherRunId }, table);
    if (target === null || source === null || target === source || columns.length === 0)
        return null;
    const { rowCount } = await client.query(`update ${table.name} t set ${columns.map((name) => `${name} = o.${name}`).join(', ')} from ${table.name} o
     where t.ctid = $1::tid and o.ctid = $2::tid and (${columns.map((name) => `t.${name} is distinct from o.${name}`).join(' or ')})`, [target, source]);
    return rowCount === 1 ? `a row of ${table.name} written over another` : null;
};
/** A row of the run by chance: its place in the table. */
async function pickRow({ client, runId, dice }, table) {
    const where = table.ofRun ? 'where run_id = $1' : 'where $1::bigint is not null';
    const { rows } = await client.query(`select ctid::text as ctid from ${table.name} ${where} order by ctid`, [runId]);
    return rows.length === 0 ? null : dice.pick(rows).ctid;
}
/** A table by its weight. */
export function pickTable({ tables, dice }) {
    return dice.pick(tables.flatMap((table) => Array.from({ length: table.weight }, () => table)));
}
/** Columns that a flip can change: for the report of what was covered. */
export function columnNames(tables) {
    return tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
}
//# sourceMappingURL=changes.js.map