import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fileOfRule, placeOf, TEMPLATE } from './rule-text.js';

describe('the text of the rule editor', () => {
  it('is a file of the one rule that is stored', () => {
    const stored = 'name: large\nexpr: |\n  scale > 5\n\n  && scale < 9\nwindows:\n  w: { measure: scale, fn: mean, steps: 5 }\n';
    expect(parse(fileOfRule(stored))).toEqual({ rules: [parse(stored)] });
    expect(parse(TEMPLATE)).toHaveProperty('rules.0.name', 'update-above-its-median');
  });

  it('knows where a line and column are', () => {
    const text = 'ab\ncde\n';
    expect(text.slice(placeOf(text, 2, 2))).toBe('de\n');
    expect(placeOf(text, 1, 99)).toBe(2);
    expect(placeOf(text, 9, 1)).toBe(text.length);
  });
});
