import type { ColumnSpec, DataSpec, TextDataSpec } from '#libs/contracts';

import type { ColumnEncoding } from './csv/encode-table.js';

/** The examples of one split, encoded for a net. */
export interface Split {
  readonly count: number;
  /** `[count × product(inputShape)]`, row by row; empty where they are `stored`. {@link featuresOf} reads both. */
  readonly features: Float32Array;
  /** Features of data that are too large for memory: those of the given rows, read from the disk. */
  readonly stored?: { readonly featuresOf: (rows: Int32Array) => Float32Array } | undefined;
  /** Index into `classNames`, per record; all 0 where a number is predicted. */
  readonly labels: Int32Array;
  /** Where a number is predicted, that of each record as the net learns it: (value − mean) / deviation. */
  readonly targets?: Float32Array | undefined;
  /** Per protected attribute the text of the file, per record; nothing is standardised or merged. */
  readonly protectedValues: Readonly<Record<string, readonly string[]>>;
}

/** One file that the data came from. */
export interface ManifestFile {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What the data were, exactly: enough to tell whether two runs saw the same examples. */
export interface DataManifest {
  readonly files: readonly ManifestFile[];
  /** Over the row numbers of both splits; see `splitSha256`. */
  readonly splitSha256: string;
  readonly trainCount: number;
  readonly testCount: number;
  /** Rows of the files that a documented filter left out. */
  readonly dropped: number;
}

/** How records become features; fitted on the training split, so that new records can be encoded as the old ones were. */
export interface Preprocessing {
  /** Columns of the data without the label, in the order of the schema. */
  readonly columns: readonly ColumnSpec[];
  /** Encoding of each column that is a feature, in the order of the features. */
  readonly encodings: readonly ColumnEncoding[];
}

/** How texts become features: `length` numbers of tokens each. Fitted on the training split. */
export interface TextEncoding {
  /** Name of the column of texts. */
  readonly column: string;
  readonly tokens: TextDataSpec['tokens'];
  readonly length: number;
  /** Number 0 fills up what is shorter, 1 is every unknown token, 2 the first of these. */
  readonly vocabulary: readonly string[];
  /** What of a longer text is kept. Those that keep the end have no shorter ones. */
  readonly keeps: 'start' | 'end';
}

/** The number that is predicted; fitted on the training split. A net's output z stands for mean + deviation · z, in the unit of the column. */
export interface TargetScale {
  readonly column: string;
  readonly mean: number;
  /** Population standard deviation. */
  readonly deviation: number;
}

/** Examples ready for training. */
export interface Dataset {
  readonly name: string;
  /** `[features]`, or `[height, width, channels]`. */
  readonly inputShape: readonly number[];
  readonly featureNames: readonly string[];
  /** For two classes the positive one is the last. None where a number is predicted. */
  readonly classNames: readonly string[];
  /** Whether the rows are people. */
  readonly concernsPeople: boolean;
  readonly protectedAttributes: readonly string[];
  readonly train: Split;
  readonly test: Split;
  readonly manifest: DataManifest;
  /** Null for images, whose features are their pixels / 255, and for texts. */
  readonly preprocessing: Preprocessing | null;
  /** Of data whose label is a number. */
  readonly target?: TargetScale | undefined;
  /** Of texts only. */
  readonly text?: TextEncoding | undefined;
}

/** How far a download is; `totalBytes` is null when the server does not say. */
export interface DownloadProgress {
  readonly file: string;
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
}

/** Where to look for files and whom to tell. */
export interface LoadOptions {
  /** Folder of data sets that are already on this machine (`GRADLENS_DATA_DIR`). */
  readonly dataDir?: string | undefined;
  /** Where downloads are kept. */
  readonly cacheDir: string;
  /** Folder that the relative paths of a spec start from: that of the spec file. */
  readonly baseDir: string;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Tables whose files are larger than this stay on the disk; all are read into memory without it. Unit: bytes. */
  readonly memoryBytes?: number | undefined;
  /** Told of such a table. */
  readonly onStored?: ((file: string, sizeBytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A spec of one kind. */
export type DataSpecOf<Kind extends DataSpec['kind']> = Extract<DataSpec, { kind: Kind }>;
