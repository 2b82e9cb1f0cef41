export * from './fake-clock.js';
export * from './http-sink.js';
export * from './smtp-sink.js';
export * from './test-store.js';
export * from './until.js';
//# sourceMappingURL=index.js.map