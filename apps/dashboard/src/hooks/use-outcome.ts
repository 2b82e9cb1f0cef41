import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback } from 'react';
import { useClient } from 'urql';
import type { ActAnswer } from '../components/act-dialog.js';
import { errorSentence } from '../components/page-states.js';

/** An act's answer as the API gives it: a payload, or a reason with a message. */
interface Answered {
  readonly outcome: { readonly __typename: string; readonly message?: string };
}

/** Sends a mutation whose answer is called `outcome`: null when it was done, else why not. */
export function useOutcome<Data extends Answered, Input>(document: TypedDocumentNode<Data, { input: Input }>): (input: Input) => Promise<ActAnswer> {
  const client = useClient();
  return useCallback(async (input) => {
    const { data, error } = await client.mutation(document, { input }).toPromise();
    if (data) return data.outcome.message ?? null;
    return error ? errorSentence(error) : 'The API gave no answer.';
  }, [client, document]);
}
