export { readNewImages } from './idx/read-new-images.js';
export { batchIndices, batchesPerEpoch } from './batch-indices.js';
export { encodeRows, featureBlocks, featureNamesOf } from './csv/encode-table.js';
export { readNewRecords } from './csv/read-new-records.js';
export { attributeValues, describeRecord, MOST_CHANGED_VALUES, placesWithout, withAttribute } from './csv/change-attribute.js';
export { inferCsvSchema } from './infer/infer-csv-schema.js';
export { proposeSpec } from './infer/propose-spec.js';
export { featuresOf } from './features-of.js';
export { utf8Guard } from './csv/utf8-guard.js';
export { loadDataset } from './load-dataset.js';
export { findNamedFiles, isDownloaded } from './named/named-sets.js';
export { sha256OfFile } from './read-file.js';
export { readNewTexts } from './text/read-new-texts.js';
export { vocabularySize } from './text/tokens.js';
export { splitOffValidation } from './validation-split.js';
export { seededRandom } from './seeded-random.js';
//# sourceMappingURL=index.js.map