import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { refuseUnknown } from '../auth/request-guard.js';
const NOT_BUILT = 'The dashboard is not built. Run "npm run build" in the repository, then reload this page. The API itself runs at /graphql.\n';
/** Hashed file names never change their content; every other file is asked for again. */
const A_YEAR_SECONDS = 31_536_000;
/**
 * Serves the built dashboard at `/`, its first page for every address a person may open, and says so when it is not built. What programs
 * ask for, and no route knew (a uuid of more than 100 characters, say), is refused as programs read it.
 */
export async function serveDashboard(server, folder) {
    await mkdir(folder, { recursive: true });
    await server.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, preCompressed: true });
    const answer = (request, reply) => {
        const refused = refuseUnknown(request, reply);
        if (refused !== null)
            return refused;
        const path = pathOf(request.url);
        if (path === null)
            return notFound(reply);
        if (existsSync(join(folder, 'index.html'))) {
            // a missing asset must not be remembered as missing
            const isAsset = /^assets\/[\w.-]+$/.test(path) && existsSync(join(folder, path));
            void reply.header('cache-control', isAsset ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache').header('vary', 'accept-encoding');
            return reply.sendFile(extname(path) === '' ? 'index.html' : path);
        }
        return extname(path) === '' ? reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT) : notFound(reply);
    };
    server.get('/', answer);
    server.get('/*', answer);
}
/** Whether a path leads through a name that begins with a dot (`.env`, `.git/config`, `..`): no page does, and no file of the dashboard that is for browsers. */
function isHidden(path) {
    return path.split(/[/\\]/).some((name) => name.startsWith('.'));
}
/** Path of an address without its slash; null when it cannot be read, or leads to nothing that is served. */
function pathOf(url) {
    try {
        const path = decodeURIComponent(url.split('?', 1)[0] ?? '').replace(/^\/+/, '');
        return isHidden(path) ? null : path;
    }
    catch {
        return null;
    }
}
function notFound(reply) {
    return reply.code(404).type('text/plain; charset=utf-8').send('Not found.\n');
}
//# sourceMappingURL=dashboard-files.js.map