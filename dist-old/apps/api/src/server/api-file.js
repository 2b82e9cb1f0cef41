import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
/** Tells other processes of this home where the API is: `api.json`, readable by its owner alone. */
export async function writeApiFile(home, content) {
    const path = join(home, 'api.json');
    const draft = `${path}.${content.pid}`;
    await writeFile(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 });
    await rename(draft, path);
}
/** Removes `api.json`, unless another process has written its own since. */
export async function removeApiFile(home, pid) {
    const path = join(home, 'api.json');
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null)
        return;
    const content = JSON.parse(text);
    if (content.pid === pid)
        await rm(path, { force: true });
}
//# sourceMappingURL=api-file.js.map