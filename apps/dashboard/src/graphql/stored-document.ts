import type { DocumentNode } from 'graphql';

/** A document of which only the hash is sent: the API has its text. */
export interface StoredDocument extends DocumentNode {
  /** `sha256:` and the hash of its text, in hex. */
  readonly documentId: string;
}

/** What stands for a document in a built dashboard: kind and name of its operation, and the hash of its text. */
export function stored(operation: string, name: string, hash: string): StoredDocument {
  const definition = { kind: 'OperationDefinition', operation, name: { kind: 'Name', value: name }, selectionSet: { kind: 'SelectionSet', selections: [] } };
  return { kind: 'Document', definitions: [definition], documentId: `sha256:${hash}` } as unknown as StoredDocument;
}

/** What is sent in place of the text of a document, as Apollo's clients do. */
export interface Persisted {
  readonly operationName: string | undefined;
  readonly extensions: { readonly persistedQuery: { readonly version: 1; readonly sha256Hash: string } };
}

/** What is sent in place of the text of a document; null for one whose text is sent. */
export function persistedQuery(document: DocumentNode): Persisted | null {
  if (!isStored(document)) return null;
  const [operation] = document.definitions;
  const operationName = operation !== undefined && 'name' in operation ? operation.name?.value : undefined;
  return { operationName, extensions: { persistedQuery: { version: 1, sha256Hash: document.documentId.replace('sha256:', '') } } };
}

function isStored(document: DocumentNode): document is StoredDocument {
  return 'documentId' in document && typeof document.documentId === 'string';
}
