import { Field, Float, ObjectType } from '@nestjs/graphql';

/** A number that was measured: NaN and infinities are data, which GraphQL's Float refuses. */
@ObjectType({
  description: 'A measured number. NaN and infinities are data: value is null and isFinite false, and text says which.',
})
export class MeasuredNumber {
  @Field(() => Float, { nullable: true, description: 'The number; null when it is not finite. Unit: that of the field it stands in.' })
  value!: number | null;

  @Field(() => Boolean, { description: 'Whether the number is neither NaN nor infinite.' })
  isFinite!: boolean;

  @Field(() => String, { description: '"NaN", "Infinity", "-Infinity" or the shortest decimal that gives the same number.' })
  text!: string;
}

/** `value` as GraphQL can carry it. */
export function measured(value: number): MeasuredNumber {
  const isFinite = Number.isFinite(value);
  return { value: isFinite ? value : null, isFinite, text: String(value) };
}

/** `value` as GraphQL can carry it; nothing stays nothing. */
export function measuredOrNull(value: number | null | undefined): MeasuredNumber | null {
  return value === null || value === undefined ? null : measured(value);
}
