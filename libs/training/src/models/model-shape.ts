import { InputError } from '#libs/contracts';
import { type ColumnEncoding, type Dataset, featureBlocks, type TargetScale, vocabularySize } from '#libs/datasets';

/** A categorical column and where its one-hot features stand. */
export interface CategoricalBlock {
  readonly column: string;
  readonly offset: number;
  /** Categories. */
  readonly width: number;
}

/** What a model sees of the data. */
export interface ModelShape {
  /** `[features]`, `[height, width, channels]`, or `[tokens]` of texts. */
  readonly inputShape: readonly number[];
  /** Outputs: one of each class, or one where a number is predicted. */
  readonly classes: number;
  /** Where a number is predicted. */
  readonly target?: TargetScale | undefined;
  /** Numbers that a token of a text may have; undefined where the data are no texts. */
  readonly vocabulary?: number | undefined;
  /** Of tables only. */
  readonly categoricals?: readonly CategoricalBlock[] | undefined;
}

/** Of a data set, or of an exported model's preprocessing. */
export interface ShapeSource extends Pick<Dataset, 'inputShape' | 'classNames' | 'target' | 'text'> {
  readonly preprocessing?: { readonly encodings: readonly ColumnEncoding[] } | null;
  readonly table?: { readonly encodings: readonly ColumnEncoding[] } | null;
}

/** What a model sees of a data set, or of an exported model's preprocessing. */
export function modelShapeOf({ inputShape, classNames, target, text, preprocessing, table }: ShapeSource): ModelShape {
  const encodings = (preprocessing ?? table)?.encodings;
  return {
    inputShape,
    classes: target === undefined ? classNames.length : 1,
    ...(target === undefined ? {} : { target }),
    ...(text === undefined ? {} : { vocabulary: vocabularySize(text) }),
    ...(encodings === undefined ? {} : { categoricals: categoricalsOf(encodings) }),
  };
}

function categoricalsOf(encodings: readonly ColumnEncoding[]): CategoricalBlock[] {
  return featureBlocks(encodings).flatMap(({ kind, column, offset, width }) => (kind === 'categorical' ? [{ column, offset, width }] : []));
}

/** Numbers that a token may have. @throws InputError where the data are no texts. */
export function requireTexts(kind: string, { vocabulary }: ModelShape): number {
  if (vocabulary !== undefined) return vocabulary;
  throw new InputError({ source: null, path: 'model.kind', value: JSON.stringify(kind), allowed: '"mlp" for tables and images, "cnn" for images: these data are no texts' });
}

/** @throws InputError where the data are texts. */
export function requireNumbers(kind: string, { vocabulary }: ModelShape): void {
  if (vocabulary === undefined) return;
  throw new InputError({ source: null, path: 'model.kind', value: JSON.stringify(kind), allowed: '"text-bag" or "transformer": these data are texts' });
}
