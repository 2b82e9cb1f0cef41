import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
/** Rows of a row group: what a reader must hold in memory at once. */
const GROUP_ROWS = 65_536;
/** Writes a table as Parquet, a row group at a time. NaN and infinities are kept; nothing is null but figures that are unknown. */
export async function writeParquet(columns, batches, write) {
    const bytes = new ByteWriter();
    const drain = async () => {
        const part = bytes.getBytes().slice();
        bytes.index = 0; // offsets count on, the buffer begins anew
        await write(part);
    };
    const parquet = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: 'gradlens' });
    let rows = 0;
    let group = [];
    let groupRows = 0;
    const close = async () => {
        const columnData = columns.map((column, place) => ({ name: column.name, data: dataOf(column.type, group.flatMap((batch) => batch[place] ?? [])) }));
        await parquet.write({ columnData, rowGroupSize: GROUP_ROWS });
        rows += groupRows;
        [group, groupRows] = [[], 0];
        await drain();
    };
    for await (const batch of batches) {
        group.push(batch);
        groupRows += batch[0]?.length ?? 0;
        if (groupRows >= GROUP_ROWS)
            await close();
    }
    if (groupRows > 0)
        await close();
    await parquet.finish();
    await drain();
    return rows;
}
const TYPES = {
    long: { type: 'INT64', repetition_type: 'REQUIRED' },
    int: { type: 'INT32', repetition_type: 'REQUIRED' },
    float: { type: 'FLOAT', repetition_type: 'REQUIRED' },
    double: { type: 'DOUBLE', repetition_type: 'OPTIONAL' },
    text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
};
function schemaOf(columns) {
    return [{ name: 'root', num_children: columns.length }, ...columns.map(({ name, type }) => ({ name, ...TYPES[type] }))];
}
function dataOf(type, values) {
    return type === 'long' ? values.map((value) => BigInt(value ?? 0)) : [...values];
}
//# sourceMappingURL=parquet-file.js.map