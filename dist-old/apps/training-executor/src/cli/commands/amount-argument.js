import { InvalidArgumentError } from 'commander';
/** An amount as an option gives it: a number of 0 or more. @throws InvalidArgumentError when it is none. */
export function amountArgument(text) {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && value >= 0)
        return value;
    throw new InvalidArgumentError('allowed: a number of 0 or more.');
}
//# sourceMappingURL=amount-argument.js.map