export * from './open/open-store.js';
export * from './open/store.js';
export * from './embedded/join-server.js';
