import { parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { persistedDocument, persistedManifest } from '../../persisted-documents.js';
import * as generated from '../generated/graphql.js';
import { persistedQuery, stored } from './stored-document.js';

const manifest = JSON.parse(readFileSync(new URL('../generated/persisted-documents.json', import.meta.url), 'utf8')) as Record<string, string>;

describe('the text of a document', () => {
  it('asks for type names below the operation, as urql does, and has its fragments by name', () => {
    const text = 'query Q{a{b{...G ...F}__typename}}fragment F on B{c __typename}fragment G on B{d{e __typename}__typename}';
    const document = parse('query Q { a { b { ...G ...F } } } fragment G on B { d { e } } fragment F on B { c }');
    expect(persistedDocument(document).text).toBe(text.replace('...F}', '...F __typename}'));
    expect(persistedDocument(document).hash).toBe(createHash('sha256').update(text.replace('...F}', '...F __typename}')).digest('hex'));
  });

  it('is that of a subscription as it stands, as it is sent without urql', () => {
    expect(persistedDocument(parse('subscription S { a { b } }')).text).toBe('subscription S{a{b}}');
  });

  it('is that of one operation', () => {
    expect(() => persistedDocument(parse('{ a } query Q { b }'))).toThrow('a document holds 2 operations; allowed: one');
    expect(() => persistedManifest([parse('{ ...F }')])).toThrow('there is no fragment F');
  });
});

describe('the committed manifest', () => {
  it('holds each operation of the dashboard, and no other', () => {
    const documents = Object.entries(generated).filter(([name]) => name.endsWith('Document')).map(([, document]) => persistedDocument(document as never));
    expect(documents.length).toBeGreaterThan(80);
    expect(Object.keys(manifest).sort()).toEqual(documents.map(({ hash }) => `sha256:${hash}`).sort());
    for (const { hash, text } of documents) expect(manifest[`sha256:${hash}`]).toBe(text);
  });
});

describe('a stored document', () => {
  it('is sent by its hash, with the name of its operation; another by its text', () => {
    expect(persistedQuery(stored('query', 'Runs', 'ab'))).toEqual({ operationName: 'Runs', extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } });
    expect(persistedQuery(parse('{ a }'))).toBeNull();
  });
});
