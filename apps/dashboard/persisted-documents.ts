import { createHash } from 'node:crypto';
import { type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, Kind, OperationTypeNode, print, type SelectionSetNode, stripIgnoredCharacters, visit } from 'graphql';

/** An operation of the dashboard as it is sent: its text, and the name under which the API finds it. */
export interface PersistedDocument {
  readonly operation: OperationDefinitionNode;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  readonly text: string;
}

/** The file with the texts of a built dashboard, below its folder. */
export const MANIFEST = '.vite/persisted-documents.json';

/**
 * What is sent for a document that holds one operation and the fragments it needs. Each level of a query or a mutation asks for `__typename`, as
 * urql does by itself for texts: its cache goes by it. The same operation has the same text in whatever order its fragments stand.
 *
 * @throws Error for a document of several operations, or of none.
 */
export function persistedDocument(document: DocumentNode): PersistedDocument {
  const operations = document.definitions.filter(isOperation);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) throw new Error(`a document holds ${operations.length} operations; allowed: one`);
  const fragments = document.definitions.filter(isFragment).sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
  const text = stripIgnoredCharacters(print(operation.operation === OperationTypeNode.SUBSCRIPTION ? whole : withTypenames(whole)));
  return { operation, hash: createHash('sha256').update(text).digest('hex'), text };
}

/** The manifest of all operations in some documents, by `sha256:HASH`, in the order of their names. */
export function persistedManifest(documents: readonly DocumentNode[]): Record<string, string> {
  const definitions = documents.flatMap((document) => document.definitions);
  const fragments = new Map(definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  const found = definitions.filter(isOperation).map((operation) => persistedDocument({ kind: Kind.DOCUMENT, definitions: [operation, ...spreadBy(operation, fragments)] }));
  const nameOf = ({ operation }: PersistedDocument): string => operation.name?.value ?? '';
  return Object.fromEntries(found.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)).map(({ hash, text }) => [`sha256:${hash}`, text]));
}

/** The fragments that a definition spreads, and those that these spread. */
function spreadBy(start: DefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): Set<FragmentDefinitionNode> {
  const found = new Set<FragmentDefinitionNode>();
  const look = (definition: DefinitionNode): void => {
    visit(definition, {
      [Kind.FRAGMENT_SPREAD]({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment === undefined) throw new Error(`there is no fragment ${name.value}`);
        if (found.has(fragment)) return;
        found.add(fragment);
        look(fragment);
      },
    });
  };
  look(start);
  return found;
}

function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.SELECTION_SET](set: SelectionSetNode, _key, parent) {
      const isRoot = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const isThere = set.selections.some((node) => node.kind === Kind.FIELD && node.name.value === '__typename' && node.alias === undefined);
      if (isRoot || isThere) return undefined;
      return { ...set, selections: [...set.selections, { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] };
    },
  });
}

function isOperation(definition: DefinitionNode): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION;
}

function isFragment(definition: DefinitionNode): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION;
}
