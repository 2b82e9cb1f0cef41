export * from './data.js';
export * from './measure-level.js';
export * from './model.js';
export * from './oversight.js';
export * from './parse.js';
export * from './profile.js';
export * from './run-spec.js';
export * from './sensitivity.js';
