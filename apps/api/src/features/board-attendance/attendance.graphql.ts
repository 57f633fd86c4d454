/** The board's attendance as the API shows it: counts, never a rate without them. */
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../../platform/graphql/index.ts';
import { ReviewAgency, type Agency } from '../reviews/index.ts';

@ObjectType({ description: 'The figure of the same quarter that two people stand for.' })
export class ConfirmedAttendance {
  @Field(() => Int) numerator!: number;
  @Field(() => Int) denominator!: number;
}

@ObjectType({ description: 'A quarter in which the board met, as closed reviews tell it.' })
export class BoardMeetings {
  @Field(() => DateScalar) periodStart!: string;
  @Field(() => DateScalar) periodEnd!: string;
  @Field(() => Boolean, { description: 'Until then meetings may still be held in it.' }) over!: boolean;
  @Field(() => Int, { description: 'Reviews of one day are one meeting.' }) meetings!: number;
  @Field(() => Int, { description: 'Seats whose member came.' }) numerator!: number;
  @Field(() => Int, { description: 'Seats about which the reviews say whether somebody came.' }) denominator!: number;
  @Field(() => Int, { description: 'Seats for which a deputy came, who is not among those counted.' }) deputies!: number;
}

@ObjectType()
export class BoardAttendanceQuarter extends BoardMeetings {
  @Field(() => ConfirmedAttendance, { nullable: true, description: 'It counts instead, and is never mixed with what was counted from reviews.' }) confirmed!: ConfirmedAttendance | null;
}

@ObjectType()
export class BoardAttendanceAgency {
  @Field(() => ReviewAgency) agency!: Agency;
  @Field(() => Int, { description: 'Meetings to which the member came.' }) attended!: number;
  @Field(() => Int, { description: 'Meetings to which a deputy came instead.' }) deputies!: number;
  @Field(() => Int, { description: 'Meetings at which it had a seat.' }) of!: number;
}

@ObjectType({ description: 'Four quarters, of which the last is that of the newest meeting.' })
export class BoardAttendanceYear {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
  @Field(() => Int) meetings!: number;
  @Field(() => [BoardAttendanceAgency]) agencies!: BoardAttendanceAgency[];
}

@ObjectType({ description: 'Counted from the attendance recorded at closed reviews, each time it is read.' })
export class BoardAttendance {
  @Field(() => String, { description: 'Wording of the indicator.' }) definitionVersion!: string;
  @Field(() => [BoardAttendanceQuarter], { description: 'Of the last ten years, oldest first.' }) quarters!: BoardAttendanceQuarter[];
  @Field(() => BoardAttendanceYear, { nullable: true }) year!: BoardAttendanceYear | null;
}
