/** A measured value as the API sends it: `value` is null when it is NaN or infinite, `text` says which. */
export interface Measured {
  readonly value?: number | null;
  readonly isFinite: boolean;
  readonly text: string;
}

/** What is shown where there is no value. */
export const NO_VALUE = '–';

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻', '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
};

/**
 * A number in four significant digits, `1.234×10⁻⁵` outside 0.001 to 9,999; non-finite numbers by name.
 */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined) return NO_VALUE;
  if (!Number.isFinite(value)) return nonFiniteName(String(value));
  const size = Math.abs(value);
  if (value === 0 || (size >= 0.001 && size < 10_000)) return trimZeros(value.toPrecision(digits)).replace('-', '−');
  return inPowers(value, digits);
}

function inPowers(value: number, digits: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
  return `${trimZeros(mantissa).replace('-', '−')}×10${superscript(exponent)}`;
}

function trimZeros(text: string): string {
  if (text.includes('e')) return String(Number(text));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function superscript(exponent: string): string {
  return exponent.replace('+', '').replace(/./g, (c) => superscripts[c] ?? c);
}

/** A measured value for the screen; NaN and infinities by name. */
export function formatMeasured(measured: Measured | null | undefined): string {
  if (!measured) return NO_VALUE;
  return measured.isFinite ? formatNumber(measured.value) : nonFiniteName(measured.text);
}

/** Numbers of a stored sentence as the screen writes them: `-0.504` as `−0.504`, `1e-9` as `1×10⁻⁹`. What is stored stays as it is; names that hold digits do too. */
export function formatSentence(text: string): string {
  return text.replace(/(?<![\w.-])(-?)(\d+(?:\.\d+)?|Infinity)(?:e([+-]?\d+))?(?![\w-])/g, (_, minus: string, digits: string, exponent?: string) =>
    `${minus === '' ? '' : '−'}${digits === 'Infinity' ? '∞' : digits}${exponent === undefined ? '' : `×10${superscript(exponent)}`}`);
}

function nonFiniteName(text: string): string {
  if (text === 'Infinity') return '∞';
  return text === '-Infinity' ? '−∞' : text;
}

/** A count with thousands separated: `1,234,567`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A count with its noun: `1 step`, `2,000 steps`. */
export function formatCounted(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** A share of one as a percentage with two decimals: `90.12 %`. */
export function formatPercent(share: number | null | undefined): string {
  return share === null || share === undefined ? NO_VALUE : `${(share * 100).toFixed(2)} %`;
}

/** How good a run is on its test split: the accuracy, or R² where a number is predicted. */
export function formatQuality(summary: { readonly testAccuracy?: number | null; readonly testR2?: number | null } | null | undefined): string {
  return typeof summary?.testR2 === 'number' ? `R² ${formatNumber(summary.testR2)}` : formatPercent(summary?.testAccuracy);
}
