export * from './frame/frame-kinds.js';
export * from './frame/frame.js';
export * from './frame/leaf-hashes.js';
export { consistencyProof, verifyConsistency, type ConsistencyClaim } from './merkle/consistency.js';
export * from './merkle/frontier.js';
export { inclusionProof, verifyInclusion, type InclusionClaim } from './merkle/inclusion.js';
export * from './merkle/merkle-root.js';
export * from './merkle/node-hash.js';
