import type { ColumnSpec } from '#libs/contracts';

import { LARGEST_NUMBER, NUMBER_BOUNDS } from '../csv/number-range.js';
import { isBeyondDoubles } from '../csv/table.js';
import { isMissingAmongNumbers } from './missing-words.js';
import { type ColumnProfile, distinctCount, isNumeric, missingCount, valuesOf } from './profile-columns.js';
import type { Guess } from './proposal.js';
import { wordsOf } from './name-words.js';

type TypeGuess = Guess<ColumnSpec['type']>;

const ID_WORD = /^(id|ids|uuid|guid|key|index|idx|nr|no|num|number|nummer|rownum|row|serial|code|ref|reference|case|ssn|iban)$/;
const PERSON_NAME = /^(firstname|lastname|surname|fullname|first|last|name|names|email|mail|phone|telephone number|address|street|nachname|vorname|prenom|apellido|cognome)$/;
const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]\d{1,2}:\d{2}.*)?$/;
const MAX_CATEGORIES = 200;

/** What a column is: each rule answers or leaves it to the next one. */
export function guessType(column: ColumnProfile): TypeGuess {
  const rules = [repeated, empty, constant, rowNumber, tooLarge, numeric, date, freeText, identifier, tooMany];
  for (const rule of rules) {
    const guess = rule(column);
    if (guess !== null) return guess;
  }
  const values = distinctCount(column);
  return { value: 'categorical', confidence: values <= 50 ? 0.95 : 0.7, reason: `${values} different texts` };
}

function repeated(column: ColumnProfile): TypeGuess | null {
  return column.isRepeated ? ignore(1, 'another column has the same name; rename one in the file to use it') : null;
}

function empty(column: ColumnProfile): TypeGuess | null {
  return column.rows === missingCount(column) ? ignore(1, 'never has a value') : null;
}

function constant(column: ColumnProfile): TypeGuess | null {
  if (distinctCount(column) !== 1 || missingCount(column) > 0) return null;
  return ignore(0.95, `always ${JSON.stringify(valuesOf(column)[0]?.[0])}`);
}

/** 1, 2, 3, … or a number per row under a name like "id". */
function rowNumber(column: ColumnProfile): TypeGuess | null {
  const isUnique = column.rows >= 20 && column.integers === column.rows && isAllDifferent(column);
  if (!isUnique) return null;
  const isGapless = column.highest - column.lowest + 1 === column.rows;
  if (isGapless) return ignore(0.9, `numbers the rows from ${column.lowest} to ${column.highest}`);
  return wordsOf(column.name).some((word) => ID_WORD.test(word)) ? ignore(0.9, 'a number of its own for each row: an identifier') : null;
}

/** Numbers, one of which is too large to be standardised, or for a double. */
function tooLarge({ texts, numbers, lowest, highest }: ColumnProfile): TypeGuess | null {
  const others = [...texts.keys()].filter((text) => !isMissingAmongNumbers(text));
  if (!others.every(isBeyondDoubles)) return null;
  const [value] = [...others, ...(numbers === 0 ? [] : [highest, lowest].filter((number) => Math.abs(number) > LARGEST_NUMBER))];
  return value === undefined ? null : ignore(1, `has ${value}, which is too large; allowed: ${NUMBER_BOUNDS}`);
}

function numeric(column: ColumnProfile): TypeGuess | null {
  if (!isNumeric(column)) return null;
  if (column.padded > column.numbers / 2) {
    return distinctCount(column) <= MAX_CATEGORIES
      ? { value: 'categorical', confidence: 0.7, reason: 'numbers with leading zeros: codes' }
      : ignore(0.7, 'numbers with leading zeros: codes, too many to be categories');
  }
  const range = `numbers from ${column.lowest} to ${column.highest}`;
  const isCodeLike = column.integers === column.numbers && distinctCount(column) > 2 && distinctCount(column) <= 6;
  return { value: 'numeric', confidence: isCodeLike ? 0.65 : 0.95, reason: isCodeLike ? `${range}; perhaps codes` : range };
}

function freeText(column: ColumnProfile): TypeGuess | null {
  const texts = column.rows - column.numbers - missingCount(column);
  const isMostlyDifferent = distinctCount(column) > Math.max(20, 0.5 * (column.rows - missingCount(column)));
  return texts > 0 && isMostlyDifferent && column.words / texts >= 3 ? ignore(0.9, 'free text') : null;
}

function identifier(column: ColumnProfile): TypeGuess | null {
  const isUnique = column.rows >= 20 && distinctCount(column) > 0.95 * (column.rows - missingCount(column));
  const isPersonal = wordsOf(column.name).some((word) => PERSON_NAME.test(word)) && distinctCount(column) > 20;
  if (isPersonal) return ignore(0.9, 'names a person');
  return isUnique || isAllDifferentSoFar(column) ? ignore(0.9, 'a text of its own for each row: an identifier') : null;
}

function date(column: ColumnProfile): TypeGuess | null {
  const values = valuesOf(column).slice(0, 100);
  return values.every(([text]) => DATE.test(text)) ? ignore(0.9, 'dates; make a number of them to use them') : null;
}

function tooMany(column: ColumnProfile): TypeGuess | null {
  const values = distinctCount(column);
  return values > MAX_CATEGORIES ? ignore(0.7, `${values} different texts are too many categories`) : null;
}

function isAllDifferent(column: ColumnProfile): boolean {
  return column.numerals.size === column.rows || isAllDifferentSoFar(column);
}

/** Beyond 10,000 values only the first are counted: all of them once means that the rest will be so, too. */
function isAllDifferentSoFar(column: ColumnProfile): boolean {
  const values = valuesOf(column);
  return values.length >= 10_000 && (values[0]?.[1] ?? 0) === 1;
}

function ignore(confidence: number, reason: string): TypeGuess {
  return { value: 'ignore', confidence, reason };
}
