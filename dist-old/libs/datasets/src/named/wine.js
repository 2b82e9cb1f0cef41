import { columnsOf } from './columns.js';
/** Wine recognition, 178 rows, as scikit-learn carries it. */
export const WINE_FILE = {
    name: 'wine_data.csv',
    folders: ['sklearn_bundled', 'wine', ''],
    urls: ['https://raw.githubusercontent.com/scikit-learn/scikit-learn/1.5.2/sklearn/datasets/data/wine_data.csv'],
    sha256: ['10e8a802908b34f86e5da8ce962f3c806694bc98450a18f61851af59f324bede'],
};
/**
 * Columns of the wine table: 13 measurements in the order of its description, then the cultivar (0, 1, 2). The file's first
 * line tells sizes and class names and is no row.
 *
 * @see Aeberhard, Forina: Wine, UCI Machine Learning Repository, doi:10.24432/C5PC7J
 */
export const WINE_SCHEMA = {
    delimiter: ',',
    header: false,
    comment: '178,',
    columns: [
        ...columnsOf('numeric', 'alcohol malic_acid ash alcalinity_of_ash magnesium total_phenols flavanoids nonflavanoid_phenols proanthocyanins color_intensity hue od280_od315 proline'),
        ...columnsOf('categorical', 'cultivar'),
    ],
    label: 'cultivar',
};
//# sourceMappingURL=wine.js.map