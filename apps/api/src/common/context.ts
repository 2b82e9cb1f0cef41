import type { Access } from '../auth/authorizer.js';
import type { Loaders } from './loaders.js';

/** What every resolver of one operation shares. */
export interface GraphqlContext {
  readonly loaders: Loaders;
  /** Who is asking. */
  readonly access: Access | null;
}
