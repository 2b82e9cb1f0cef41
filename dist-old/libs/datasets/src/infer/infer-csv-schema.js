import { InputError } from '#libs/contracts';
import { guessLabel, guessPositive } from './guess-label.js';
import { guessPeople } from './guess-people.js';
import { guessProtected } from './guess-protected.js';
import { guessType } from './guess-type.js';
import { isMissingAmongNumbers, isMissingWord } from './missing-words.js';
import { distinctCount, missingCount, profileColumns, valuesOf } from './profile-columns.js';
import { sniffDelimiter, sniffHeader } from './sniff-format.js';
/**
 * Proposes a column schema, a label and possibly protected columns for a CSV file, each with its confidence and reason.
 * Reads the whole file, so that what it proposes can be loaded. A person confirms: nothing here decides what is protected.
 *
 * @throws InputError when the file cannot be read, is empty, or its delimiter cannot be told.
 */
export async function inferCsvSchema(file, options = {}) {
    const delimiter = await sniffDelimiter(file, options.delimiter);
    const header = await sniffHeader(file, delimiter);
    const profile = await profileColumns(file, { delimiter: delimiter.value, header: header.value, width: delimiter.width });
    if (profile.rowCount === 0)
        throw new InputError({ source: file, path: 'rows', value: '0', allowed: 'at least 10' });
    const columns = profile.columns.map(propose);
    const label = guessLabel(columns);
    const labelProfile = profile.columns.find((column) => column.name === label?.value);
    return {
        file,
        rowCount: profile.rowCount,
        delimiter,
        header,
        columns,
        label,
        positive: labelProfile === undefined ? null : guessPositive(labelProfile),
        concernsPeople: guessPeople(columns.filter((column) => column.name !== label?.value)),
        problems: profile.problems,
    };
}
function propose(column) {
    const type = guessType(column);
    const isMissing = type.value === 'numeric' ? isMissingAmongNumbers : isMissingWord;
    return {
        name: column.name,
        type,
        protected: guessProtected(column),
        missing: [...column.texts.keys()].filter((text) => text !== '' && isMissing(text)),
        missingCount: missingCount(column),
        distinctCount: distinctCount(column),
        examples: valuesOf(column).slice(0, 5).map(([text]) => text),
    };
}
//# sourceMappingURL=infer-csv-schema.js.map