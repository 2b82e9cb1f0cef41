/**
 * A mistake of whoever gave the input: one line that names file, field, value and what is allowed.
 *
 * The command line answers it with exit code 2, GraphQL with `BAD_USER_INPUT`.
 */
export class InputError extends Error {
    problem;
    constructor(problem, options) {
        super(inputLine(problem), options);
        this.name = 'InputError';
        this.problem = problem;
    }
}
function inputLine({ source, path, value, allowed }) {
    const where = [source, path].filter((part) => part !== null && part !== '').join(': ');
    const found = value === null ? 'is missing' : `is ${value}`;
    return `${where === '' ? 'input' : where} ${found}; allowed: ${allowed}`;
}
/** The message of anything thrown. */
export function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
//# sourceMappingURL=errors.js.map