import { describe, expect, it } from 'vitest';

import { judgeParts, type JudgedPart, type ServiceFacts } from './judge-parts.js';

const CALM: ServiceFacts = {
  figures: { queuedRuns: 0, queuedSeconds: 0, queuedStudies: 0, hasExecutor: true, behindRuns: 0, behindSeconds: 0 },
  embedded: true,
  recording: { state: 'live', secondsBehind: 0, runs: 0 },
  notifications: { isConfigured: true, problem: null },
  receivers: { all: 2, failing: 0, waiting: 0 },
};

/** The parts that are not as they should be, by name. */
function amiss(facts: Partial<ServiceFacts>): Record<string, JudgedPart> {
  return Object.fromEntries(judgeParts({ ...CALM, ...facts }).filter(({ state }) => state !== 'ok').map((part) => [part.name, part]));
}

describe('judgeParts', () => {
  it('finds nothing amiss where all is well, and tells every part all the same', () => {
    expect(judgeParts(CALM).map(({ name, state, whatToDo }) => [name, state, whatToDo])).toEqual(['database', 'recording', 'execution', 'rules', 'notifications', 'deliveries'].map((name) => [name, 'ok', null]));
  });

  it('knows of what only the database tells nothing while it is away', () => {
    const found = amiss({ figures: null, receivers: null, recording: { state: 'disk', secondsBehind: 90, runs: 1 } });
    expect(Object.entries(found).map(([name, { state }]) => [name, state])).toEqual([['database', 'down'], ['recording', 'degraded'], ['execution', 'unknown'], ['rules', 'unknown'], ['deliveries', 'unknown']]);
    expect(found['recording']).toMatchObject({ seconds: 90, detail: '1 run of this machine record to disk.' });
  });

  it('says at once that no executor is live where something waits for one, and nothing where nothing does', () => {
    const figures = { queuedRuns: 0, queuedSeconds: 0, queuedStudies: 2, hasExecutor: false, behindRuns: 0, behindSeconds: 0 };
    expect(amiss({ figures })['execution']).toMatchObject({ state: 'degraded', detail: 'No executor is live: 0 runs and 2 of traces, impacts and reports wait.', whatToDo: 'Start gradlens worker on a machine with the data.' });
    expect(amiss({ figures: { ...figures, queuedStudies: 0 } })).toEqual({});
  });

  it.each([
    [{ embedded: true, figures: null, receivers: null }, 'database', 'postgres.log'],
    [{ embedded: false, figures: null, receivers: null }, 'database', 'DATABASE_URL'],
    [{ figures: { queuedRuns: 2, queuedSeconds: 61, queuedStudies: 0, hasExecutor: true, behindRuns: 0, behindSeconds: 0 } }, 'execution', 'gradlens worker'],
    [{ figures: { queuedRuns: 0, queuedSeconds: 0, queuedStudies: 0, hasExecutor: true, behindRuns: 1, behindSeconds: 100 } }, 'rules', 'log of the API'],
    [{ notifications: { isConfigured: false, problem: null } }, 'notifications', 'docs/notifications.md'],
    [{ notifications: { isConfigured: true, problem: 'x' } }, 'notifications', 'gradlens notify check'],
    [{ receivers: { all: 2, failing: 1, waiting: 3 } }, 'deliveries', 'notifyState'],
  ] satisfies [Partial<ServiceFacts>, string, string][])('says what to do: %j', (facts, name, words) => {
    expect(amiss(facts)[name]?.whatToDo).toContain(words);
  });

  it('tells nobody down who is not: a run that has just been started waits, one receiver of two fails', () => {
    expect(amiss({ figures: { queuedRuns: 1, queuedSeconds: 3, queuedStudies: 1, hasExecutor: true, behindRuns: 0, behindSeconds: 0 } })).toEqual({});
    expect(amiss({ receivers: { all: 2, failing: 1, waiting: 0 } })['deliveries']?.state).toBe('degraded');
    expect(amiss({ receivers: { all: 2, failing: 2, waiting: 0 } })['deliveries']?.state).toBe('down');
    expect(amiss({ notifications: { isConfigured: false, problem: 'x' } })['notifications']?.state).toBe('down');
  });
});
