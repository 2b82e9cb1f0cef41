import { InputError, isRunUuid, type RunUuid } from '#libs/contracts';
import { type IncidentRow, listIncidents } from '#libs/decision-store';
import { Option } from 'commander';

import { withStore } from '../../running/context.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';

interface IncidentsOptions {
  readonly state?: 'open' | 'closed';
  readonly first: string;
  readonly json?: boolean;
}

/** Incidents listed at once, at most. */
const MOST = 1_000;

/** `gradlens incidents [RUN]`: the incidents of all runs or of one, newest first. */
export const incidentsCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('incidents')
    .description('incidents, newest first: alerts of one cause, what moved first, who looks after it')
    .argument('[run]', 'only those of this run')
    .addOption(new Option('--state <state>', 'only those').choices(['open', 'closed']))
    .option('--first <n>', `at most so many, up to ${String(MOST)}`, '50')
    .option('--json', 'print one line of JSON an incident')
    .action(async (run: string | undefined, { state, first, json }: IncidentsOptions) => {
      const filter = { run: run === undefined ? undefined : runOf(run), state, first: countOf(first) };
      const { incidents, total } = await withStore(terminal.environment, terminal.say, ({ store }) => listIncidents(store, filter));
      for (const incident of incidents) {
        if (json === true) printJson(terminal, { ...incident, cursor: undefined }); // its place in this list is nothing to keep
        else print(terminal, lineOf(incident));
      }
      if (json !== true && total === 0) print(terminal, 'no incident');
      if (total > incidents.length) terminal.say(`${String(total - incidents.length)} more; --first shows up to ${String(MOST)}`);
      finish(EXIT.done);
    });
};

function runOf(text: string): RunUuid {
  const lower = text.toLowerCase();
  if (isRunUuid(lower)) return lower;
  throw new InputError({ source: 'incidents', path: 'RUN', value: JSON.stringify(text), allowed: 'the uuid of a run, as it was printed' });
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= MOST) return Number(text);
  throw new InputError({ source: 'incidents', path: '--first', value: JSON.stringify(text), allowed: `a number from 1 to ${String(MOST)}` });
}

function lineOf({ run, incident, state, severity, rule, layer, since, closedStep, spread, alerts, acknowledgedBy, assignee }: IncidentRow): string {
  const place = layer === null ? 'on the whole run' : `in ${layer}`;
  const steps = closedStep === null ? `since step ${String(since)}` : `steps ${String(since)} to ${String(closedStep)}`;
  const people = `${acknowledgedBy === null ? 'not acknowledged' : `acknowledged by ${acknowledgedBy}`}${assignee === null ? '' : `, assigned to ${assignee}`}`;
  const wider = spread.length > 1 ? `, spread to ${String(spread.length)} layers` : '';
  return `${run}  ${String(incident)}  ${state.padEnd(6)}  ${severity.padEnd(8)}  ${rule} ${place}, ${steps}, ${String(alerts)} ${alerts === 1 ? 'alert' : 'alerts'}${wider}; ${people}`;
}
