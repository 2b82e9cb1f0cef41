import { expect, it } from 'vitest';
import { routeWords, testWords } from './receiver-words.js';

it('says which alerts lead to a receiver, and how long they are held', () => {
  const route = { matchers: [], minSeverity: null, groupWaitSeconds: 30, groupIntervalSeconds: 300, repeatIntervalSeconds: 14_400 };
  expect(routeWords(route)).toBe('all alerts: the first of a group is held for 30 s, further ones are held for 5 min; told again after 4 h while they fire');
  expect(routeWords({ ...route, groupWaitSeconds: 0 })).toContain('the first of a group is told at once, further');
  expect(routeWords({ ...route, matchers: ['layer="a"', 'run="b"'], minSeverity: 'WARNING' })).toContain('alerts with layer="a", run="b", warning or graver: ');
});

it('says what became of a test', () => {
  const tested = { __typename: 'TestReceiverPayload', isDelivered: true, status: 204, problem: null, ms: 12 } as const;
  expect(testWords(tested)).toEqual({ text: 'Delivered in 12 ms; it answered 204.', isBad: false });
  expect(testWords({ ...tested, status: null }).text).toBe('Delivered in 12 ms.');
  expect(testWords({ ...tested, isDelivered: false, status: 404, problem: 'x answers 404' })).toEqual({ text: 'Not delivered, after 12 ms: x answers 404.', isBad: true });
  expect(testWords({ __typename: 'TestRefused', message: 'another test is on its way' })).toEqual({ text: 'Not sent: another test is on its way.', isBad: true });
});
