import { plural } from '#libs/contracts';
import type { ColumnProposal, CsvProposal } from '#libs/datasets';

/** The proposal as lines for a person to read and confirm. */
export function proposalText(proposal: CsvProposal): string[] {
  const width = Math.min(28, Math.max(6, ...proposal.columns.map(({ name }) => name.length)));
  return [
    `${proposal.file}: ${proposal.rowCount.toLocaleString('en')} ${plural(proposal.rowCount, 'row')}, ${proposal.columns.length} ${plural(proposal.columns.length, 'column')}, separated by ${JSON.stringify(proposal.delimiter.value)}`,
    '',
    ...proposal.columns.map((column) => columnText(column, width)),
    '',
    `label      ${proposal.label === null ? 'none found' : `${proposal.label.value} (${proposal.label.reason})`}`,
    ...(proposal.positive === null ? [] : [`positive   ${proposal.positive.value} (${proposal.positive.reason})`]),
    `people     ${proposal.concernsPeople.value ? 'yes' : 'no'} (${proposal.concernsPeople.reason})`,
    ...proposal.problems.map((problem) => `problem    ${problem}`),
  ];
}

function columnText(column: ColumnProposal, width: number): string {
  const notes = [
    column.protected.value ? `possibly PROTECTED: ${column.protected.reason}` : null,
    column.missingCount > 0 ? `${column.missingCount} missing` : null,
    column.examples.slice(0, 3).join(', '),
  ];
  return `  ${column.name.padEnd(width)}  ${column.type.value.padEnd(11)}  ${notes.filter((note) => note !== null && note !== '').join(' · ')}`;
}
