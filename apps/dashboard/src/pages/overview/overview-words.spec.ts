import { describe, expect, it } from 'vitest';
import { databaseLine, needWords, recordingLine, tellingLine } from './overview-words.js';

it.each([
  [{ incidents: 0, requests: 0, reviews: 0 }, 'Nothing needs you now.'],
  [{ incidents: 1, requests: 0, reviews: 0 }, '1 open incident needs a person.'],
  [{ incidents: 0, requests: 0, reviews: 500 }, '500 sensitive predictions need a person.'],
  [{ incidents: 2, requests: 1, reviews: 0 }, '1 request and 2 open incidents need a person.'],
  [{ incidents: 2, requests: 1, reviews: 1 }, '1 request, 2 open incidents and 1 sensitive prediction need a person.'],
])('%j: %s', (needs, words) => {
  expect(needWords(needs)).toBe(words);
});

const live = { state: 'live', frames: 0, bytes: 0, secondsBehind: 0, runs: [] };

describe('health lines', () => {
  it('recording is bad as soon as frames wait for the database, whatever the database says', () => {
    expect(recordingLine({ recording: live, database: 'ok' })).toMatchObject({ state: 'good', word: 'live' });
    expect(recordingLine({ recording: { ...live, frames: 2 }, database: 'ok' }).detail).toBe('2 frames on the way.');
    const behind = { ...live, state: 'disk', frames: 7, bytes: 4e6, secondsBehind: 40, runs: [{ run: 'a' }] };
    expect(recordingLine({ recording: behind, database: 'ok' })).toMatchObject({ state: 'bad', word: 'to disk' });
    expect(recordingLine({ recording: behind, database: 'down' }).detail).toContain('7 frames (4.0 MB) of 1 run wait for the database');
    expect(recordingLine({ recording: live, database: 'down' }).state).toBe('unknown');
  });
  it('a database that is away is bad', () => {
    expect(databaseLine({ database: 'ok', embedded: true })).toMatchObject({ state: 'good', detail: 'The embedded server.' });
    expect(databaseLine({ database: 'down', embedded: false })).toMatchObject({ state: 'bad', word: 'away' });
  });
  it('telling people: nobody, a wrong file, a receiver that fails by name, or on', () => {
    expect(tellingLine('none', [])).toMatchObject({ state: 'unknown', word: 'nobody' });
    expect(tellingLine('wrong', []).state).toBe('bad');
    expect(tellingLine('ok', [{ name: 'chat', health: 'failing' }, { name: 'mail', health: 'ok' }]).detail).toBe('The last attempt failed: chat.');
    expect(tellingLine('ok', [{ name: 'mail', health: 'unknown' }])).toMatchObject({ state: 'good', detail: '1 receiver.' });
  });
});
