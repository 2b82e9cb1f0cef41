import { columnsOf, inOrder } from './columns.js';
const ADDRESS = 'https://archive.ics.uci.edu/ml/machine-learning-databases/adult/';
const FOLDERS = ['uci_adult', 'adult', ''];
/** UCI Adult, 32,561 training rows. */
export const ADULT_TRAIN = {
    name: 'adult.data',
    folders: FOLDERS,
    urls: [`${ADDRESS}adult.data`],
    sha256: ['5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d'],
};
/** UCI Adult, 16,281 test rows. */
export const ADULT_TEST = {
    name: 'adult.test',
    folders: FOLDERS,
    urls: [`${ADDRESS}adult.test`],
    sha256: ['a2a9044bc167a35b2361efbabec64e89d69ce82d9790d2980119aac5fd7e9c05'],
};
/** The class that counts as positive: more than 50,000 dollars a year. */
export const ADULT_POSITIVE = '>50K';
/**
 * Columns of UCI Adult (Census income 1994).
 *
 * `fnlwgt` is left out: it says how many people of the census a row stands for, which is a property of the sample and
 * nothing that a decision about a person may rest on. `adult.test` begins with a comment line, and its labels end in a
 * full stop.
 *
 * @see Becker, Kohavi: Adult, UCI Machine Learning Repository, doi:10.24432/C5XW20
 */
export const ADULT_SCHEMA = {
    delimiter: ',',
    header: false,
    columns: inOrder([
        ...columnsOf('numeric', '!age education-num capital-gain capital-loss hours-per-week', ['?']),
        ...columnsOf('categorical', 'workclass education !marital-status occupation relationship !race !sex !native-country', ['?']),
        ...columnsOf('categorical', 'income'),
        ...columnsOf('ignore', 'fnlwgt'),
    ], 'age workclass fnlwgt education education-num marital-status occupation relationship race sex ' +
        'capital-gain capital-loss hours-per-week native-country income'),
    label: 'income',
    comment: '|',
    labelText: (text) => text.replace(/\.$/, ''),
};
//# sourceMappingURL=adult.js.map