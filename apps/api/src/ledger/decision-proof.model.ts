import { createUnionType, Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { Base64Scalar } from '../common/scalars.js';

/** That a decision is in the ledger of its run, checkable without this service. */
@ObjectType({ description: 'That a decision is in the ledger of its run, checkable without this service: SHA-256 of 0x00 and the leaf leads by the path to the root in the signed head (RFC 6962; docs/ledger.md, section 3).' })
export class DecisionProof {
  @Field(() => Float, { description: 'Frame that holds it, from 1. A whole number.' })
  frame!: number;

  @Field(() => Float, { description: 'Index of its leaf in the tree, from 0. A whole number.' })
  leafIndex!: number;

  @Field(() => Base64Scalar, { description: 'What the leaf hashes behind its leading 0x00: run, frame, and all measures of the layer over the steps of the frame, as they were computed.' })
  leaf!: string;

  @Field(() => [String], { description: 'Hashes beside the way from the leaf to the root, the lowest first: SHA-256, base64.' })
  path!: readonly string[];

  @Field(() => Float, { description: 'Leaves of the tree that the head signs. A whole number.' })
  treeSize!: number;

  @Field(() => String, { description: 'Root of that tree, SHA-256, base64.' })
  root!: string;

  @Field(() => String, { description: 'The newest signed head, as a signed note (C2SP tlog-checkpoint): gradlens verify --key tells whose key it is by.' })
  head!: string;

  @Field(() => String, { description: 'Name of the key that signed it.' })
  signer!: string;

  @Field(() => Int, { description: 'Last step that the head covers.' })
  lastStep!: number;
}

/** There is no proof now. */
@ObjectType({ description: 'A decision is not proved now.' })
export class DecisionUnproved {
  @Field(() => String, { description: 'Code for programs: NOT_SIGNED (no signed head covers it yet), NOT_KEPT (its content is not there any more: retention), ALTERED (what is stored is not what was signed), PROOF_BUSY (the ledgers of many other runs wait to be read) or LEDGER_TOO_LARGE.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person, with what to do.' })
  message!: string;
}

/** The proof of a decision, or why there is none. */
export const DecisionProofResult = createUnionType({
  name: 'DecisionProofResult',
  description: 'The proof of a decision, or why there is none.',
  types: () => [DecisionProof, DecisionUnproved] as const,
  resolveType: (value: object) => ('code' in value ? DecisionUnproved : DecisionProof),
});
