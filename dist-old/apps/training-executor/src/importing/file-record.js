import { InputError } from '#libs/contracts';
import { WireError } from './protobuf.js';
/** Warns of a file that ends within a record: its writer was killed. */
export function warnOfCut({ warnings }, path) {
    return (offset) => { warnings.push(`${path} ends within a record at byte ${offset}: what comes before it is read`); };
}
/** What a record says. @throws InputError that names its byte, where `decode` throws a WireError. */
export function decoded({ offset, data }, decode, { path, allowed }) {
    try {
        return decode(data);
    }
    catch (error) {
        if (!(error instanceof WireError))
            throw error;
        throw new InputError({ source: path, path: `byte ${offset}`, value: error.message, allowed }, { cause: error });
    }
}
//# sourceMappingURL=file-record.js.map