import pino from 'pino';
import { describe, expect, it } from 'vitest';

import { errorFormatter } from './format-error.js';

const formatted = { message: 'canceling statement due to statement timeout', path: ['run'] };

describe('errorFormatter', () => {
  const format = errorFormatter(pino({ level: 'silent' }));

  it('tells that the database was stopped, and what to do, without its own words', () => {
    expect(format(formatted, Object.assign(new Error(formatted.message), { code: '57014' }))).toEqual({
      message: 'the database worked on this for 60 s and was stopped; ask for less at once: a shorter page, fewer steps or layers', path: ['run'], extensions: { code: 'TIMED_OUT' },
    });
  });

  it.each([
    ['a refused connection', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })],
    ['one of several addresses', new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })])],
    ['a server that stops', Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })],
    ['a lost connection', new Error('Connection terminated unexpectedly')],
  ])('tells that the database is away: %s', (_, error) => {
    expect(format(formatted, error).extensions).toEqual({ code: 'DATABASE_AWAY' });
  });

  it('does not take a missing file for a database that is away', () => {
    expect(format(formatted, Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', path: '/x' })).extensions?.['code']).toBe('INTERNAL_SERVER_ERROR');
  });

  it('tells an id alone of any other error of the database', () => {
    const { message, extensions } = format(formatted, Object.assign(new Error('relation "run" does not exist'), { code: '42P01' }));
    expect([message, extensions?.['code']]).toEqual([expect.stringContaining('the log has more under the id'), 'INTERNAL_SERVER_ERROR']);
  });
});
