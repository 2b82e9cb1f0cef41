import { useQuery } from 'urql';
import { WhoAmIDocument, type WhoAmIQuery } from '../generated/graphql.js';

/** Who is signed in, and what they may do; null before it is known. Asked once. */
export function useMe(): WhoAmIQuery['whoAmI'] | null {
  const [{ data }] = useQuery({ query: WhoAmIDocument, requestPolicy: 'cache-first' });
  return data?.whoAmI ?? null;
}
