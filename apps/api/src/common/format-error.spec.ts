import { GraphQLError } from 'graphql';
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
    Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
    Object.assign(new Error('connect ENOENT /tmp/x/.s.PGSQL.1'), { code: 'ENOENT', syscall: 'connect' }),
    new Error('Connection terminated unexpectedly'),
  ])('tells that the database is away, so that it is asked again: %s', (cause) => {
    const told = format({ message: cause.message, path: ['run'] }, cause);
    expect(told).toEqual({ message: 'the database did not answer, or could not do this now; ask again in a moment, and of a change look first whether it was made', path: ['run'], extensions: { code: 'UNAVAILABLE', id: expect.any(String) as string } });
  });

  it('does not take a file that is missing for it', () => {
    expect(format({ message: 'ENOENT' }, Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', syscall: 'open' })).extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  it('tells of a subscription that broke off what it tells of any operation: graphql-ws wraps what was thrown', () => {
    const broken = (cause: Error): GraphQLError => new GraphQLError(cause.message, { originalError: cause });
    const toldOf = (error: GraphQLError): string => String(format(error.toJSON(), error).extensions?.['code']);
    expect(toldOf(broken(new Error('Connection terminated unexpectedly')))).toBe('UNAVAILABLE');
    expect(format(broken(new Error('secret')).toJSON(), broken(new Error('secret'))).message).toContain('the log has more under the id');
    expect(toldOf(broken(new GraphQLError('too often', { extensions: { code: 'RATE_LIMITED' } })))).toBe('RATE_LIMITED');
  });

  it('tells what the API itself said of an error, though it names its cause', () => {
    const own = new GraphQLError('look whether it was done', { originalError: new Error('relation "audit_entry" does not exist'), extensions: { code: 'UNAVAILABLE' } });
    expect(format(own.toJSON(), new GraphQLError(own.message, { path: ['silenceRule'], originalError: own }))).toMatchObject({ message: 'look whether it was done', extensions: { code: 'UNAVAILABLE' } });
  });

  it('tells an id alone of any other error of the database', () => {
    const { message, extensions } = format(formatted, Object.assign(new Error('relation "run" does not exist'), { code: '42P01' }));
    expect([message, extensions?.['code']]).toEqual([expect.stringContaining('the log has more under the id'), 'INTERNAL_SERVER_ERROR']);
  });
});
