import { loadTable } from './csv/load-table.js';
import { generateCredit } from './generated/generate-credit.js';
import { loadIdx } from './idx/load-idx.js';
import { loadNamed } from './named/load-named.js';
import { loadText } from './text/load-text.js';
/**
 * Loads the examples that a spec asks for.
 *
 * @throws InputError naming file, line, column and value of what is wrong, or what was tried to get a file; the signal's
 *   reason when it is aborted.
 */
export async function loadDataset(spec, options) {
    options.signal?.throwIfAborted();
    switch (spec.kind) {
        case 'named':
            return loadNamed(spec, options);
        case 'csv':
        case 'parquet':
            return loadTable(spec, options);
        case 'text':
            return loadText(spec, options);
        case 'idx':
            return loadIdx(spec, options);
        case 'generated-credit':
            return generateCredit(spec);
    }
}
//# sourceMappingURL=load-dataset.js.map