import { createInterface } from 'node:readline/promises';

import type { CsvProposal } from '#libs/datasets';

import type { Amendments } from './amend-proposal.js';

/** Asks a person on a terminal to confirm or change the guesses. Enter keeps what stands in brackets. */
export async function askPerson(proposal: CsvProposal, signal: AbortSignal): Promise<Amendments> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const ask = async (question: string, guess: string): Promise<string> => {
      const answer = (await terminal.question(`${question} [${guess}]: `, { signal })).trim();
      return answer === '' ? guess : answer;
    };
    const label = await ask('Column to predict', proposal.label?.value ?? '');
    const positive = label === proposal.label?.value && proposal.positive !== null ? await ask('Value that counts as positive', proposal.positive.value) : undefined;
    const guessed = proposal.columns.filter((column) => column.protected.value && column.name !== label).map(({ name }) => name);
    const named = await ask('Protected columns, separated by commas, or "none"', guessed.length === 0 ? 'none' : guessed.join(', '));
    return { label, positive, protectedColumns: columnList(named) };
  } finally {
    terminal.close();
  }
}

/** Names from a comma-separated list; "none" and the empty text are no names. */
export function columnList(text: string): string[] {
  if (text.trim() === 'none') return [];
  return text.split(',').map((name) => name.trim()).filter((name) => name !== '');
}
