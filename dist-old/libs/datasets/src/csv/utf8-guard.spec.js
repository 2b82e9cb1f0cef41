import { Readable } from 'node:stream';
import { InputError } from '#libs/contracts';
import { expect, it } from 'vitest';
import { utf8Guard } from './utf8-guard.js';
/** What comes through, fed in parts of `size` bytes. */
async function through(bytes, size) {
    const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
    const guard = utf8Guard('a.csv');
    const source = Readable.from(parts).pipe(guard);
    const seen = [];
    for await (const part of source)
        seen.push(part);
    return Buffer.concat(seen).toString('utf8');
}
it.each([1, 2, 3, 7, 1000])('lets UTF-8 through, cut anywhere (parts of %i bytes)', async (size) => {
    const text = 'größe,имя,名前\né,да,🙂\r\nlast line without end ü';
    expect(await through(Buffer.from(text), size)).toBe(text);
});
it.each([1, 2, 5, 1000])('names the line that is not (parts of %i bytes)', async (size) => {
    const bytes = Buffer.concat([Buffer.from('a,é\nb,ü\n'), Buffer.from('c,é\nd,è\n', 'latin1')]);
    await expect(through(bytes, size)).rejects.toThrow('a.csv: line 3 is not UTF-8 (as Latin-1 it reads "c,é"); allowed: a file in UTF-8');
    await expect(through(bytes, size)).rejects.toThrow(InputError);
});
it('names the last line, cut off within a character', async () => {
    await expect(through(Buffer.from('a\nb\nü').subarray(0, 5), 100)).rejects.toThrow('line 3 is not UTF-8');
});
//# sourceMappingURL=utf8-guard.spec.js.map