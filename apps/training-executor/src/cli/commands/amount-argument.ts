import { CURRENCIES, CURRENCY } from '#libs/contracts';
import { InvalidArgumentError } from 'commander';

/** An amount as an option gives it: a number of 0 or more. @throws InvalidArgumentError when it is none. */
export function amountArgument(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError('allowed: a number of 0 or more.');
}

/** The code of a currency as an option gives it. @throws InvalidArgumentError when it is none. */
export function currencyArgument(text: string): string {
  if (CURRENCY.test(text)) return text;
  throw new InvalidArgumentError(`allowed: ${CURRENCIES}.`);
}
