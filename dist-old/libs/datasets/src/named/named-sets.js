import { ADULT_TEST, ADULT_TRAIN } from './adult.js';
import { COMPAS_FILE } from './compas.js';
import { DIABETES_FILES } from './diabetes.js';
import { GERMAN_FILE } from './german.js';
import { FASHION_MNIST_FILES, MNIST_FILES } from './image-files.js';
import { presentPath } from './obtain-file.js';
import { SHAKESPEARE_FILE, SMS_FILE } from './texts.js';
import { WINE_FILE } from './wine.js';
/** Which files make up each data set; any one of the lists is enough. */
const FILE_SETS = {
    mnist: [Object.values(MNIST_FILES), [MNIST_FILES.testImages, MNIST_FILES.testLabels]],
    'fashion-mnist': [Object.values(FASHION_MNIST_FILES)],
    adult: [[ADULT_TRAIN, ADULT_TEST]],
    german: [[GERMAN_FILE]],
    compas: [[COMPAS_FILE]],
    wine: [[WINE_FILE]],
    diabetes: [DIABETES_FILES],
    'sms-spam': [[SMS_FILE]],
    tinyshakespeare: [[SHAKESPEARE_FILE]],
};
/** Whether a named set that is not on this machine is downloaded. */
export function isDownloaded(name) {
    return FILE_SETS[name].flat().every(({ urls }) => urls.length > 0);
}
/**
 * Paths of a named set's files on this machine, or null when it would have to be downloaded. Looks, but does not read:
 * whether they are the right ones is checked when they are loaded.
 */
export function findNamedFiles(name, folders) {
    for (const files of FILE_SETS[name]) {
        const paths = files.map((file) => presentPath(file, name, folders)).filter((path) => path !== null);
        if (paths.length === files.length)
            return paths;
    }
    return null;
}
//# sourceMappingURL=named-sets.js.map