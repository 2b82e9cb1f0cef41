export { type BatchRequest, batchIndices, batchesPerEpoch } from './batch-indices.js';
export type { DataManifest, Dataset, DownloadProgress, LoadOptions, ManifestFile, Split } from './dataset.js';
export { loadDataset } from './load-dataset.js';
export { type DataName, findNamedFiles } from './named/named-sets.js';
