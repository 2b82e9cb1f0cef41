import { createInterface } from 'node:readline/promises';
import { InputError } from '#libs/contracts';
import { amendProposal } from './amend-proposal.js';
/** Asks a person on a terminal to confirm or change the guesses. Enter keeps what stands in brackets. */
export async function askPerson(proposal, signal) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
        const ask = async (question, guess) => {
            const answer = (await terminal.question(`${question} [${guess}]: `, { signal })).trim();
            return answer === '' ? guess : answer;
        };
        const askUntil = async (question, guess, amendments) => {
            for (;;) {
                const given = amendments(await ask(question, guess));
                const problem = problemWith(proposal, given);
                if (problem === null)
                    return given;
                terminal.write(`${problem}\n`);
            }
        };
        const { label } = await askUntil('Column to predict', proposal.label?.value ?? '', (answer) => ({ label: answer }));
        const isGuess = label === proposal.label?.value && proposal.positive !== null;
        const { positive } = isGuess ? await askUntil('Value that counts as positive', proposal.positive.value, (answer) => ({ positive: answer })) : {};
        const guessed = proposal.columns.filter((column) => column.protected.value && column.name !== label).map(({ name }) => name);
        const named = guessed.length === 0 ? 'none' : guessed.join(', ');
        const { protectedColumns } = await askUntil('Protected columns, separated by commas, or "none"', named, (answer) => ({ protectedColumns: columnList(answer) }));
        return { label, positive, protectedColumns };
    }
    finally {
        terminal.close();
    }
}
/** What is wrong with an answer; null when nothing is. */
function problemWith(proposal, answer) {
    try {
        amendProposal(proposal, answer);
        return null;
    }
    catch (error) {
        if (error instanceof InputError)
            return error.message;
        throw error;
    }
}
/** Names from a comma-separated list; "none" and the empty text are no names. */
export function columnList(text) {
    if (text.trim() === 'none')
        return [];
    return text.split(',').map((name) => name.trim()).filter((name) => name !== '');
}
//# sourceMappingURL=ask.js.map