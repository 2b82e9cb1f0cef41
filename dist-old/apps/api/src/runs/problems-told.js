import { InputError } from '#libs/contracts';
/** A caller's mistake as a mutation answers it. */
export function toProblem(error) {
    const { path, value, allowed } = error.problem;
    return { code: 'BAD_USER_INPUT', message: error.message, path, value, allowed };
}
/** What a mutation answers; where `work` finds a caller's mistake, that. */
export async function problemsTold(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof InputError)
            return toProblem(error);
        throw error;
    }
}
//# sourceMappingURL=problems-told.js.map