import { InvalidArgumentError } from 'commander';
/** Reads a share of one, for an option of commander. */
export function shareArgument(text) {
    const value = Number(text);
    if (text.trim() !== '' && value >= 0 && value <= 1)
        return value;
    throw new InvalidArgumentError('allowed: a number from 0 to 1.');
}
//# sourceMappingURL=share-argument.js.map