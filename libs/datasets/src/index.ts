export { type BatchRequest, batchIndices, batchesPerEpoch } from './batch-indices.js';
export type { DataManifest, Dataset, DownloadProgress, LoadOptions, ManifestFile, Split } from './dataset.js';
export { type InferOptions, inferCsvSchema } from './infer/infer-csv-schema.js';
export type { ColumnProposal, CsvProposal, Guess } from './infer/proposal.js';
export { type ProposeSpecOptions, proposeSpec } from './infer/propose-spec.js';
export { utf8Guard } from './csv/utf8-guard.js';
export { loadDataset } from './load-dataset.js';
export { type DataName, findNamedFiles } from './named/named-sets.js';
export { seededRandom, type SeededRandom } from './seeded-random.js';
