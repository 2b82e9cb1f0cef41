export * from './alert.js';
export * from './clock.js';
export * from './decision-sink.js';
export * from './environment.js';
export * from './errors.js';
export * from './measures.js';
export * from './run.js';
export * from './spec/index.js';
