import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const sheet = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const namesIn = (text: string): string[] => [...text.matchAll(/(--[\w-]+):/g)].map((found) => found[1] ?? '').sort();

describe('the style sheet of printed pages', () => {
  it('sets every colour that the dark theme sets, so that none of them is printed', () => {
    const dark = /:root\[data-theme="dark"\] \{([^}]*)\}/.exec(sheet('base.css'))?.[1] ?? '';
    const printed = /:root\[data-theme\] \{([^}]*)\}/.exec(sheet('print.css'))?.[1] ?? '';
    expect(namesIn(dark).length).toBeGreaterThan(10);
    expect(namesIn(printed)).toEqual(namesIn(dark));
  });
});
