import { readTable } from '../csv/read-table.js';
import { tabularSet } from '../csv/tabular-set.js';
import { loadImageSet } from '../idx/image-set.js';
import { ADULT_POSITIVE, ADULT_SCHEMA, ADULT_TEST, ADULT_TRAIN } from './adult.js';
import { COMPAS_FILE, COMPAS_POSITIVE, COMPAS_SCHEMA } from './compas.js';
import { loadDiabetes } from './diabetes.js';
import { GERMAN_FILE, GERMAN_POSITIVE, GERMAN_SCHEMA } from './german.js';
import { FASHION_CLASSES, FASHION_MNIST_FILES, MNIST_FILES } from './image-files.js';
import { findLocal, obtainFile } from './obtain-file.js';
import { refuseFields } from './refuse-fields.js';
import { loadShakespeare, loadSms } from './texts.js';
import { WINE_FILE, WINE_SCHEMA } from './wine.js';
/**
 * Loads a data set known by name from the data folder, the cache, or its official address.
 *
 * @throws InputError when its files cannot be had or are not the right ones.
 */
export async function loadNamed(spec, options) {
    switch (spec.name) {
        case 'sms-spam':
            return loadSms(spec, options);
        case 'tinyshakespeare':
            return loadShakespeare(spec, options);
        default:
            refuseFields(spec.text ?? {}, ['tokens', 'length', 'vocabulary', 'stride'], `not with ${spec.name}: only with sms-spam and tinyshakespeare`);
            return loadNumbers(spec.name, spec, options);
    }
}
/** Tables and images. */
async function loadNumbers(name, spec, options) {
    switch (name) {
        case 'mnist':
            return loadMnist(spec, options);
        case 'fashion-mnist':
            return loadImages(spec, FASHION_MNIST_FILES, options, FASHION_CLASSES);
        case 'adult':
            return loadTables(spec, { train: ADULT_TRAIN, test: ADULT_TEST, schema: ADULT_SCHEMA, positive: ADULT_POSITIVE }, options);
        case 'german':
            return loadTables(spec, { train: GERMAN_FILE, schema: GERMAN_SCHEMA, positive: GERMAN_POSITIVE }, options);
        case 'compas':
            return loadTables(spec, { train: COMPAS_FILE, schema: COMPAS_SCHEMA, positive: COMPAS_POSITIVE }, options);
        case 'wine':
            return loadTables(spec, { train: WINE_FILE, schema: WINE_SCHEMA, concernsPeople: false }, options);
        case 'diabetes':
            return loadDiabetes(spec, options);
    }
}
async function loadTables(spec, tables, options) {
    const { schema, positive, concernsPeople = true } = tables;
    const trainPath = await obtainFile(tables.train, spec.name, options);
    const testPath = tables.test === undefined ? null : await obtainFile(tables.test, spec.name, options);
    return tabularSet({
        name: spec.name,
        train: await readTable(trainPath, schema, options.signal),
        test: testPath === null ? undefined : await readTable(testPath, schema, options.signal),
        label: schema.label,
        positive,
        concernsPeople,
        testFraction: spec.testFraction,
        splitSeed: spec.splitSeed,
    });
}
/**
 * MNIST in full when all four files are here; when only the test split is, that one, split by the seed, under a name that
 * says so; else the download.
 */
async function loadMnist(spec, options) {
    const { trainImages, trainLabels, testImages, testLabels } = MNIST_FILES;
    const hasTraining = (await areLocal([trainImages, trainLabels], spec.name, options));
    if (hasTraining || !(await areLocal([testImages, testLabels], spec.name, options))) {
        return loadImages(spec, MNIST_FILES, options);
    }
    const train = await obtainPair(testImages, testLabels, spec.name, options);
    return loadImageSet({ ...spec, name: 'mnist (10k test split)', train });
}
async function loadImages(spec, files, options, classNames) {
    const train = await obtainPair(files.trainImages, files.trainLabels, spec.name, options);
    const test = await obtainPair(files.testImages, files.testLabels, spec.name, options);
    return loadImageSet({ ...spec, train, test, classNames });
}
async function obtainPair(images, labels, setName, options) {
    return {
        images: { path: await obtainFile(images, setName, options), name: images.name },
        labels: { path: await obtainFile(labels, setName, options), name: labels.name },
    };
}
async function areLocal(files, setName, options) {
    for (const file of files)
        if ((await findLocal(file, setName, options)) === null)
            return false;
    return true;
}
//# sourceMappingURL=load-named.js.map