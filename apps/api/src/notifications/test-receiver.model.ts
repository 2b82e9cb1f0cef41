import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

/** What `testReceiver` is given. */
@InputType({ description: 'A receiver to send a marked test to, and why.' })
export class TestReceiverInput {
  @Field(() => String, { description: 'Name of the receiver, as in the notification file.' })
  receiver!: string;

  @Field(() => String, { description: 'Why; kept in the audit log. 1 to 500 characters.' })
  reason!: string;
}

/** A test was sent. */
@ObjectType({ description: 'A test, marked as one, was sent once, and stands in the delivery log. It raises no alert.' })
export class TestReceiverPayload {
  @Field(() => ID, { description: 'Global id of the notification.' })
  notification!: string;

  @Field(() => Boolean, { description: 'Whether the receiver took it.' })
  isDelivered!: boolean;

  @Field(() => Int, { nullable: true, description: 'HTTP status that the receiver answered; null where it did not answer, or speaks no HTTP.' })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was not delivered; null where it was. Without secrets.' })
  problem!: string | null;

  @Field(() => Int, { description: 'How long it took. Unit: ms.' })
  ms!: number;
}

/** No test was sent. */
@ObjectType({ description: 'No test was sent.' })
export class TestRefused {
  @Field(() => String, { description: 'Code for programs: RECEIVER_NOT_FOUND, or TEST_BUSY (another test is on its way).' })
  code!: string;

  @Field(() => String, { description: 'One line for a person, with what to do.' })
  message!: string;
}

/** Outcomes of `testReceiver`. */
export const TestReceiverResult = createUnionType({
  name: 'TestReceiverResult',
  description: 'What became of the test, or why none was sent.',
  types: () => [TestReceiverPayload, TestRefused] as const,
  resolveType: (value: object) => ('isDelivered' in value ? TestReceiverPayload : TestRefused),
});
