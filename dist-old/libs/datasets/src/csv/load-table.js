import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { storedSet } from '../stored/stored-set.js';
import { storeTable } from '../stored/stored-table.js';
import { tableOfSource } from './read-table.js';
import { csvRows, parquetRows } from './row-source.js';
import { tabularSet } from './tabular-set.js';
/**
 * Loads the table of a spec, a CSV or Parquet file or two of them: into memory, or, where they are larger than may be held there, onto the disk, to
 * be read batch by batch. Either way it is the same data to the bit.
 *
 * @throws InputError naming file, line, column and value of what is wrong.
 */
export async function loadTable(spec, options) {
    const { label, positive, task, concernsPeople, testFraction, splitSeed, testPath } = spec;
    const schema = spec.kind === 'csv' ? spec : { ...spec, delimiter: ',', header: true };
    const sources = [spec.path, ...(testPath === undefined ? [] : [testPath])].map((path) => sourceOf(spec, resolve(options.baseDir, path), options.signal));
    const shared = { name: basename(spec.path).replace(/\.[^.]+$/, ''), label, positive, task, concernsPeople, testFraction, splitSeed };
    if (!isTooLarge(sources, options)) {
        const [train, test] = await inTurn(sources, (source) => tableOfSource(source, schema));
        return tabularSet({ ...shared, train, test });
    }
    const [train, test] = await inTurn(sources, (source) => storeTable(source, schema, { folder: join(options.cacheDir, 'stored'), hasNumberLabel: task === 'regression' }));
    return storedSet({ ...shared, train, test });
}
function sourceOf(spec, path, signal) {
    return spec.kind === 'csv' ? csvRows(path, spec, signal) : parquetRows(path, signal);
}
/** Files that are not there are told when they are read. */
function isTooLarge(sources, { memoryBytes = Infinity, onStored }) {
    const bytes = sources.map(({ path }) => statSync(path, { throwIfNoEntry: false })?.size ?? 0).reduce((sum, size) => sum + size, 0);
    if (bytes <= memoryBytes)
        return false;
    onStored?.(basename(sources[0]?.path ?? ''), bytes);
    return true;
}
/** The first, and the second if there is one. */
async function inTurn(sources, read) {
    const [first, second] = sources;
    return [await read(first), second === undefined ? undefined : await read(second)];
}
//# sourceMappingURL=load-table.js.map