import { InvalidArgumentError } from 'commander';
/** Reads an integer within bounds, for an option of commander. */
export function countArgument(least, most) {
    return (text) => {
        const value = Number(text);
        if (/^\d+$/.test(text) && value >= least && value <= most)
            return value;
        throw new InvalidArgumentError(`allowed: an integer from ${least} to ${most}.`);
    };
}
//# sourceMappingURL=count-argument.js.map