import { z } from 'zod';
import { TASKS } from './task.js';
/** Name of a column, layer or policy: letters, digits and `_ - . /`, up to 100. */
export const nameSchema = z
    .string()
    .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_ ./-]{0,99}$/u, 'a name of 1 to 100 letters, digits, spaces or _ - . /');
/** One column of a CSV file. */
export const columnSchema = z.strictObject({
    name: nameSchema,
    /** `numeric` is standardised on the training split; `categorical` is one-hot; `ignore` is not read. */
    type: z.enum(['numeric', 'categorical', 'ignore']),
    /** A protected attribute: recorded for oversight, and still a feature unless `type` is `ignore`. */
    protected: z.boolean().default(false),
    /** Texts that mean "missing" beside the empty one. */
    missing: z.array(z.string()).default([]),
});
/** What is said of a table, whatever its file is. */
const tableShape = {
    path: z.string().min(1),
    /** A file of its own for the test split; without it `testFraction` of `path` is split off by `splitSeed`. */
    testPath: z.string().min(1).optional(),
    columns: z.array(columnSchema).min(1),
    /** Name of the column to predict. */
    label: nameSchema,
    /** What the label is: one of some classes (without it), or, with `regression`, a number. */
    task: z.enum(TASKS).optional(),
    /** The label's value that counts as the positive class (two classes only). */
    positive: z.string().optional(),
    /** Whether the rows are people. */
    concernsPeople: z.boolean().default(false),
    testFraction: z.number().gt(0).lt(1).default(0.2),
    splitSeed: z.int().min(0).default(0),
};
/** A CSV file with a column schema. Paths are relative to the spec file. */
export const csvDataSchema = z.strictObject({
    kind: z.literal('csv'),
    ...tableShape,
    delimiter: z.string().length(1).regex(/[^"\r\n\p{L}\p{N}]/u, 'one character that is no quote, letter, digit or line end').default(','),
    header: z.boolean().default(true),
});
/** A Parquet file (uncompressed or snappy) with a column schema. Paths are relative to the spec file. */
export const parquetDataSchema = z.strictObject({ kind: z.literal('parquet'), ...tableShape });
/** A pair of idx files (images, labels), plain or gzipped, for training and test. */
export const idxDataSchema = z.strictObject({
    kind: z.literal('idx'),
    trainImages: z.string().min(1),
    trainLabels: z.string().min(1),
    testImages: z.string().min(1).optional(),
    testLabels: z.string().min(1).optional(),
    testFraction: z.number().gt(0).lt(1).default(0.2),
    splitSeed: z.int().min(0).default(0),
});
/** What a token of a text is: a word (and each sign that is none) in lower case, or a character as it stands. */
export const TOKENS = ['words', 'characters'];
const tokens = z.enum(TOKENS);
/** Tokens of a text that the net sees. */
const length = z.int().min(1).max(1024);
/** At most so many tokens are known, the most frequent ones of the training split; every other one is unknown. */
const vocabulary = z.int().min(1).max(50_000);
/** A CSV file with a column of texts and one of classes; other columns are not read. Paths are relative to the spec file. */
export const textDataSchema = z.strictObject({
    kind: z.literal('text'),
    path: z.string().min(1),
    /** A file of its own for the test split; without it `testFraction` of `path` is split off by `splitSeed`. */
    testPath: z.string().min(1).optional(),
    delimiter: z.string().length(1).regex(/[^"\r\n\p{L}\p{N}]/u, 'one character that is no quote, letter, digit or line end').default(','),
    /** Whether fields may be quoted; without, a quote is a sign like any other. */
    quotes: z.boolean().default(true),
    /** Names of all columns, in order, where the file has no header. */
    columns: z.array(nameSchema).min(2).optional(),
    /** Name of the column of texts. */
    text: nameSchema,
    /** Name of the column to predict. */
    label: nameSchema,
    /** The label's value that counts as the positive class (two classes only). */
    positive: z.string().optional(),
    tokens: tokens.default('words'),
    /** Longer texts are cut off behind it. */
    length: length.default(64),
    vocabulary: vocabulary.default(5000),
    testFraction: z.number().gt(0).lt(1).default(0.2),
    splitSeed: z.int().min(0).default(0),
});
/** How the texts of a named data set become numbers; what is left out has the data set's own default. */
export const namedTextSchema = z.strictObject({
    tokens: tokens.optional(),
    length: length.optional(),
    vocabulary: vocabulary.optional(),
    /** Characters between the starts of two examples; only where the next character is predicted. */
    stride: z.int().min(1).max(1024).optional(),
});
/** Data sets known by name: read from GRADLENS_DATA_DIR, else downloaded with a pinned sha256. */
export const NAMED_DATA = ['mnist', 'fashion-mnist', 'adult', 'german', 'compas', 'wine', 'diabetes', 'sms-spam', 'tinyshakespeare'];
export const namedDataSchema = z.strictObject({
    kind: z.literal('named'),
    name: z.enum(NAMED_DATA),
    /** Of sms-spam and tinyshakespeare only. */
    text: namedTextSchema.optional(),
    /** Where there is no test file of its own. */
    testFraction: z.number().gt(0).lt(1).default(0.2),
    splitSeed: z.int().min(0).default(0),
});
/** Generated credit applications with a known, planted bias against one group. */
export const generatedDataSchema = z.strictObject({
    kind: z.literal('generated-credit'),
    rows: z.int().min(100).max(1_000_000).default(20_000),
    /** How much the planted bias lowers the log-odds of approval of group B. Dimensionless. */
    bias: z.number().min(0).max(10).default(1),
    seed: z.int().min(0).default(0),
    testFraction: z.number().gt(0).lt(1).default(0.2),
});
/** Where the examples come from. */
export const dataSchema = z.discriminatedUnion('kind', [
    namedDataSchema,
    csvDataSchema,
    parquetDataSchema,
    textDataSchema,
    idxDataSchema,
    generatedDataSchema,
]);
//# sourceMappingURL=data.js.map