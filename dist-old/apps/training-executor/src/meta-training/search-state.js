import { readFile } from 'node:fs/promises';
import { InputError, parseWith } from '#libs/contracts';
import { z } from 'zod';
import { writeWhole } from '../running/write-whole.js';
import { parseYaml } from '../spec/read-spec.js';
const stateSchema = z.strictObject({
    /** Of the parsed spec. */
    specSha256: z.string(),
    /** Generations done. */
    generation: z.int().min(0),
    /** θ, the mean of the candidates. */
    mean: z.array(z.number()),
    /** Mean objective of each generation. */
    objectives: z.array(z.number()),
    trainings: z.int().min(0),
    /** Processor time so far, of all attempts. Unit: s. */
    cpuSeconds: z.number().min(0),
});
/** The state that an earlier attempt left; null where there is none. @throws InputError if it is that of another spec. */
export async function readSearchState(file, specSha256) {
    const text = await readFile(file, 'utf8').catch((error) => {
        if (error.code === 'ENOENT')
            return null;
        throw error; // it is there: a search that starts anew would overwrite it
    });
    if (text === null)
        return null;
    const state = parseWith(stateSchema, parseYaml(text, file), { source: file });
    if (state.specSha256 === specSha256)
        return state;
    throw new InputError({ source: file, path: 'specSha256', value: state.specSha256, allowed: `${specSha256}, that of the spec: another --out, or remove the file to start anew` });
}
/** Keeps the state, whole or not at all. */
export async function keepSearchState(file, state) {
    await writeWhole(file, Buffer.from(JSON.stringify(state)));
}
//# sourceMappingURL=search-state.js.map