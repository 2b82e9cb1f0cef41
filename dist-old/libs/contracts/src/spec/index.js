export * from './data.js';
export * from './measure-level.js';
export * from './meta-weights.js';
export * from './model.js';
export * from './oversight.js';
export * from './parse.js';
export * from './auditable-form.js';
export * from './profile.js';
export * from './run-spec.js';
export * from './scaler-versions.js';
export * from './sensitivity.js';
export { TASKS, taskOf } from './task.js';
//# sourceMappingURL=index.js.map