import { expect, it } from 'vitest';
import { isAboutPause } from './is-about-pause.js';

it('the button pauses a run that trains while an alert fires, lets a paused one go on, and else acknowledges', () => {
  const about = (state: 'OPEN' | 'CLOSED', run: string): boolean => isAboutPause({ state, run: { state: run } });
  expect([about('OPEN', 'RUNNING'), about('OPEN', 'PAUSED'), about('CLOSED', 'PAUSED')]).toEqual([true, true, true]);
  expect([about('CLOSED', 'RUNNING'), about('OPEN', 'COMPLETED'), about('OPEN', 'QUEUED')]).toEqual([false, false, false]);
});
