import { InputError } from '#libs/contracts';

import { isOtherName, meaningOf, type ColumnMeaning } from './series-columns.js';

/** A row as a file holds it. */
export interface RawRow {
  /** Where it stands: "line 12". */
  readonly place: string;
  /** Text of a CSV field, or a value of JSON or Parquet, by column. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A row that is understood. */
export interface SeriesRow {
  readonly place: string;
  /** The run it belongs to; empty where the file holds one. */
  readonly run: string;
  readonly step: number;
  /** Null when the row says nothing of it. */
  readonly loss: number | null;
  /** Likewise. */
  readonly heldOutLoss: number | null;
  readonly heldOutAccuracy: number | null;
  readonly learningRate: number | null;
  /** What it says of layers; `layer` null = all together. */
  readonly cells: readonly SeriesCell[];
}

/** One number of a row. */
export interface SeriesCell {
  readonly layer: string | null;
  readonly measure: Extract<ColumnMeaning, { kind: 'measure' }>['measure'];
  readonly value: number;
}

/** Most that a step may be: steps are stored as 32-bit integers. */
const MAX_STEP = 2 ** 31 - 1;

/** What the columns of a file have turned out to be. */
export interface ColumnReport {
  /** Names that are read, with what they mean. */
  readonly read: ReadonlyMap<string, ColumnMeaning>;
  readonly ignored: ReadonlySet<string>;
}

/** Understands the rows of one file: what a name means is found out when it is first seen. */
export interface RowReader extends ColumnReport {
  /**
   * @returns null for a row that says nothing: no loss of either kind, no measure.
   * @throws InputError when the row has no step, or holds something that is no number.
   */
  understand(row: RawRow): SeriesRow | null;
}

/**
 * Makes a reader; `mapped`: what a person has said of columns, by name; `keepsOthers`: whether rows that tell only of a learning
 * rate or an accuracy, which no rule looks at, are rows as well.
 */
export function rowReader(source: string, mapped: ReadonlyMap<string, ColumnMeaning>, { keepsOthers = false } = {}): RowReader {
  const read = new Map<string, ColumnMeaning>();
  const ignored = new Set<string>();
  const said = new Set([...mapped.values()].map(keyOf));
  const meaning = (name: string): ColumnMeaning | null => {
    const known = read.get(name);
    if (known !== undefined || ignored.has(name)) return known ?? null;
    const byName = meaningOf(name);
    const found = mapped.get(name) ?? (byName === null || said.has(keyOf(byName)) ? null : byName);
    if (found === null) ignored.add(name);
    else read.set(name, found);
    return found;
  };
  const inOrder = ownNamesFirst();
  const leaveOut = (name: string): void => {
    read.delete(name);
    ignored.add(name);
  };
  return { read, ignored, understand: (row) => understand(source, row, { meaning, leaveOut, inOrder, keepsOthers }) };
}

/** Equal for columns that mean the same. */
function keyOf(meaning: ColumnMeaning): string {
  return meaning.kind === 'measure' ? `${meaning.measure}/${meaning.layer ?? ''}` : meaning.kind;
}

interface Columns {
  /** The names of a row, our own before those of others. */
  inOrder(fields: RawRow['fields']): readonly string[];
  meaning(name: string): ColumnMeaning | null;
  /** From here on this column is not read. */
  leaveOut(name: string): void;
}

/** Rows of a file nearly always have the same names: they are put in order when they change. */
function ownNamesFirst(): Columns['inOrder'] {
  let names: readonly string[] = [];
  let ordered: readonly string[] = [];
  return (fields) => {
    const now = Object.keys(fields);
    if (now.length !== names.length || now.some((name, i) => name !== names[i])) {
      names = now;
      ordered = [...now.filter((name) => !isOtherName(name)), ...now.filter(isOtherName)];
    }
    return ordered;
  };
}

/** A row that is being understood. */
interface Draft {
  run: string;
  layer: string | null;
  step: number | null;
  loss: number | null;
  heldOutLoss: number | null;
  heldOutAccuracy: number | null;
  learningRate: number | null;
  readonly cells: SeriesCell[];
}

function understand(source: string, row: RawRow, { keepsOthers, ...columns }: Columns & { readonly keepsOthers: boolean }): SeriesRow | null {
  const { layer, step, cells, ...shared } = draftOf(source, row, columns);
  const { place } = row;
  if (step === null) throw new InputError({ source, path: place, value: 'without a step', allowed: 'a column step (or --column step=NAME) with a number in each row' });
  const told = [shared.loss, shared.heldOutLoss, ...(keepsOthers ? [shared.heldOutAccuracy, shared.learningRate] : [])];
  if (cells.length === 0 && told.every((number) => number === null)) return null;
  return { ...shared, place, step, cells: layer === null ? cells : cells.map((cell) => ({ ...cell, layer: cell.layer ?? layer })) };
}

/** Of two columns of one meaning that both say something, the one of our own name counts, else the first; the other is left out from there on. */
function draftOf(source: string, { place, fields }: RawRow, { meaning: meaningIn, leaveOut, inOrder }: Columns): Draft {
  const draft: Draft = { run: '', layer: null, step: null, loss: null, heldOutLoss: null, heldOutAccuracy: null, learningRate: null, cells: [] };
  const taken = new Set<string>();
  for (const name of inOrder(fields)) {
    const meaning = meaningIn(name);
    if (meaning === null || isNothing(fields[name])) continue;
    const key = keyOf(meaning);
    if (taken.has(key)) leaveOut(name);
    else put(draft, meaning, { source, place, name }, fields[name]);
    taken.add(key);
  }
  return draft;
}

function put(draft: Draft, meaning: ColumnMeaning, at: FieldPlace, field: unknown): void {
  if (meaning.kind === 'run') draft.run = textOf(field);
  else if (meaning.kind === 'layer') draft.layer = textOf(field) || null;
  else if (meaning.kind === 'step') draft.step = stepOf(at, field);
  else if (meaning.kind === 'measure') putCell(draft, meaning, numberOf(at, field));
  else draft[meaning.kind] = numberOf(at, field);
}

function putCell({ cells }: Draft, { measure, layer }: Extract<ColumnMeaning, { kind: 'measure' }>, value: number | null): void {
  if (value !== null) cells.push({ measure, layer, value });
}

interface FieldPlace {
  readonly source: string;
  readonly place: string;
  readonly name: string;
}

function stepOf(at: FieldPlace, field: unknown): number | null {
  const step = numberOf(at, field);
  if (step === null || (Number.isInteger(step) && step >= 0 && step <= MAX_STEP)) return step;
  throw notAllowed(at, field, `an integer from 0 to ${String(MAX_STEP)}`);
}

/** Texts that mean: nothing was recorded here. */
const NOTHING = new Set(['', 'null', 'none', 'n/a']);

const WORDS: Readonly<Record<string, number>> = { nan: NaN, '+nan': NaN, '-nan': NaN, inf: Infinity, '+inf': Infinity, '-inf': -Infinity, infinity: Infinity, '+infinity': Infinity, '-infinity': -Infinity };

function isNothing(field: unknown): boolean {
  return field === null || field === undefined || (typeof field === 'string' && NOTHING.has(field.trim().toLowerCase()));
}

/** A number, null where nothing was recorded. NaN and infinities are data. */
function numberOf(at: FieldPlace, field: unknown): number | null {
  if (field === null || field === undefined) return null;
  if (typeof field === 'number' || typeof field === 'bigint') return Number(field);
  const value = typeof field === 'string' ? parseNumber(field.trim().toLowerCase()) : undefined;
  if (value === undefined) throw notAllowed(at, field, NUMBER);
  return value;
}

/** Null for nothing, undefined for what is no number. */
function parseNumber(text: string): number | null | undefined {
  if (NOTHING.has(text)) return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(text) ? Number(text) : WORDS[text];
}

const NUMBER = 'a number, nan, inf, or nothing';

function textOf(field: unknown): string {
  return typeof field === 'string' ? field.trim() : field === null || field === undefined ? '' : JSON.stringify(field, bigintText);
}

function notAllowed({ source, place, name }: FieldPlace, field: unknown, allowed: string): InputError {
  const shown = typeof field === 'bigint' ? String(field) : JSON.stringify(field, bigintText);
  const value = shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
  return new InputError({ source, path: `${place}, column ${JSON.stringify(name)}`, value, allowed });
}

function bigintText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
