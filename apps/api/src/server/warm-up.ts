import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

import type { ApiEnvironment } from '../common/api-environment.js';
import type { KnownDocuments } from '../documents/known-documents.js';

/** What is warmed up, and how it is reached. */
export interface WarmUpParts {
  readonly server: Pick<FastifyInstance, 'inject'>;
  readonly documents: Pick<KnownDocuments, 'query'>;
  readonly environment: Pick<ApiEnvironment, 'token' | 'hosts'>;
  readonly log: Pick<Logger, 'debug'>;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** The warming up of one API. */
export interface WarmUp {
  /** @see warmUp */
  start(): Promise<string[]>;
  /** Ends it, behind the question that is being answered. */
  stop(): Promise<void>;
}

/** Makes the warming up of an API, which may be ended early. */
export function openWarmUp(parts: Omit<WarmUpParts, 'signal'>): WarmUp {
  const ending = new AbortController();
  let going: Promise<string[]> = Promise.resolve([]);
  return {
    start: () => (going = warmUp({ ...parts, signal: ending.signal })),
    stop: async () => {
      ending.abort();
      await going;
    },
  };
}

/** No question is begun later than this after the first. Unit: ms. */
const MOST_MS = 10_000;

/** The newest runs are those that are opened first; where they are over, their long answers are kept from then on. */
const MOST_RUNS = 3;

/** A run that there is not: reading a document for it costs what it costs the first time, and tells of nobody. */
const NO_RUN = '00000000-0000-7000-8000-000000000000';

interface Question {
  readonly name: string;
  readonly variables: object;
}

interface NewestRun {
  readonly uuid: string;
  readonly layers: readonly { readonly name: string }[];
}

/**
 * Asks once what the dashboard asks when the page of a run is opened, of the newest runs, so that the first person who opens one does not wait for what is
 * paid once: parsing and checking the documents, code that has never run, plans and connections of the database. What tells of people is asked of a run
 * that there is not, so that the audit log names nobody as its reader. One question after another; it ends quietly where one fails.
 *
 * @returns the names of the documents that were answered.
 */
export async function warmUp(parts: WarmUpParts): Promise<string[]> {
  const answered: string[] = [];
  const end = performance.now() + MOST_MS;
  const ask = async (question: Question): Promise<unknown> => {
    if (parts.signal.aborted || performance.now() > end) return null;
    const data = await answerTo(parts, question);
    if (data !== null) answered.push(question.name);
    return data;
  };
  try {
    for (const question of OF_ALL_RUNS) await ask(question);
    for (const question of OF_PEOPLE) await ask(question);
    for (const uuid of uuidsIn(await ask({ name: 'Runs', variables: { first: MOST_RUNS } }))) {
      const run = runIn(await ask({ name: 'Run', variables: { uuid } }));
      for (const question of run === null ? [] : ofRun(run)) await ask(question);
    }
  } catch (error) {
    parts.log.debug({ err: error }, 'not warmed up');
  }
  return answered;
}

/** The data of an answer; null where there are none, or the dashboard that is served has no such document. */
async function answerTo({ server, documents, environment: { token, hosts } }: WarmUpParts, { name, variables }: Question): Promise<unknown> {
  const query = documents.query(name);
  if (query === null) return null;
  const headers = { host: hosts[0] ?? '', authorization: `Bearer ${token}` };
  const answer = await server.inject({ method: 'POST', url: '/graphql', headers, payload: { query, operationName: name, variables } });
  const { data, errors } = answer.json<{ data?: unknown; errors?: unknown }>();
  return errors === undefined ? (data ?? null) : null;
}

const OF_ALL_RUNS: readonly Question[] = [{ name: 'WhoAmI', variables: {} }, { name: 'FiringCount', variables: {} }, { name: 'RecordingHealth', variables: {} }];

/** Cells that the page reads at most, and columns; where it reads others the answer is not found again, and all else is. */
const [MOST_CELLS, MOST_COLUMNS, LEAST_COLUMNS, POINTS] = [600_000, 1_200, 50, 1_000];

function ofRun({ uuid, layers }: NewestRun): Question[] {
  const whole = { uuid, fromStep: null, toStep: null };
  const [first] = layers;
  const maxColumns = Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, Math.floor(MOST_CELLS / Math.max(1, layers.length))));
  const series: Question[] = first === undefined ? [] : [
    { name: 'Heatmap', variables: { ...whole, measure: 'SCALE', maxColumns } },
    { name: 'LayerSeries', variables: { ...whole, layer: first.name, measure: 'SCALE', maxPoints: POINTS } },
  ];
  return [...series, { name: 'LossSeries', variables: { ...whole, maxPoints: POINTS } }, { name: 'Alerts', variables: { run: uuid, first: 100 } }, { name: 'Incidents', variables: { run: uuid, first: 20 } }, { name: 'Requests', variables: { run: uuid, first: 20 } }];
}

const OF_PEOPLE: readonly Question[] = [
  { name: 'RunPredictions', variables: { run: NO_RUN } },
  ...['RunTraces', 'RunImpacts', 'RunReports', 'RunReplays', 'RunComparisons'].map((name) => ({ name, variables: { uuid: NO_RUN, first: 20 } })),
  { name: 'RunRelease', variables: { uuid: NO_RUN } },
];

function uuidsIn(data: unknown): string[] {
  return (data as { runs: { edges: { node: { uuid: string } }[] } } | null)?.runs.edges.map(({ node }) => node.uuid) ?? [];
}

function runIn(data: unknown): NewestRun | null {
  return (data as { run: NewestRun | null } | null)?.run ?? null;
}
