import { createInterface } from 'node:readline/promises';
/** Whether a person at the terminal says yes; null where there is none to ask. What is neither yes nor no is no. */
export async function askYes(question, { signal, stderr }) {
    if (!process.stdin.isTTY || !stderr.isTTY)
        return null;
    const terminal = createInterface({ input: process.stdin, output: stderr });
    try {
        return (await terminal.question(question, { signal })).trim().toLowerCase() === 'yes';
    }
    finally {
        terminal.close();
    }
}
//# sourceMappingURL=ask-yes.js.map