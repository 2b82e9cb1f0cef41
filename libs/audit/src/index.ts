export * from './frame/frame-kinds.js';
export * from './frame/frame.js';
export * from './frame/leaf-hashes.js';
