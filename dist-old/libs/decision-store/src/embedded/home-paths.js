import { join } from 'node:path';
/** Where everything of the embedded server lies. `home` must be absolute and without links. */
export function homePaths(home) {
    return {
        home,
        data: join(home, 'postgres'),
        draft: join(home, 'postgres.new'),
        password: join(home, 'postgres.password'),
        server: join(home, 'server.json'),
        lock: join(home, 'server.lock'),
        clients: join(home, 'clients'),
        log: join(home, 'postgres.log'),
    };
}
/** Superuser of the embedded server. */
export const SERVER_USER = 'gradlens';
/** Database of the product. */
export const SERVER_DATABASE = 'gradlens';
//# sourceMappingURL=home-paths.js.map