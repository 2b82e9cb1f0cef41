import { join } from 'node:path';

/** Files of the embedded server below the home folder. */
export interface HomePaths {
  readonly home: string;
  /** The cluster. */
  readonly data: string;
  /** Where a cluster is made before it is renamed to {@link data}. */
  readonly draft: string;
  readonly password: string;
  readonly server: string;
  readonly lock: string;
  /** One file per open store. */
  readonly clients: string;
  readonly log: string;
}

/** Where everything of the embedded server lies. `home` must be absolute and without links. */
export function homePaths(home: string): HomePaths {
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
