/** The table of evidence: a row is one version of a piece. Ids are made by the application, instants come from its clock. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Marking = 'official' | 'officialSensitive';

/** What is written of a new version; who judges or ends it is written by statements of their own. */
@Entity('evidence')
export class EvidenceEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** The same for all versions of a piece: the id of the first. */
  @Column({ name: 'piece_id', type: 'uuid' }) pieceId!: string;
  @Column({ type: 'integer' }) number!: number;
  @Column({ name: 'action_id', type: 'uuid' }) actionId!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text', nullable: true }) url!: string | null;
  @Column({ name: 'file_id', type: 'uuid', nullable: true }) fileId!: string | null;
  @Column({ type: 'text' }) marking!: Marking;
  @Column({ name: 'dated_on', type: 'date' }) datedOn!: string;
  /** The last day on which it is good; null when it stays good. */
  @Column({ name: 'expires_on', type: 'date', nullable: true }) expiresOn!: string | null;
  @Column({ name: 'added_by', type: 'uuid' }) addedBy!: string;
  @Column({ name: 'added_at', type: 'timestamptz' }) addedAt!: Date;
}
