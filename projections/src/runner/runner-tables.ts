import type { ColumnType, Generated } from 'kysely';

/** The event a projection stopped at, and why. */
export interface PoisonNote {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  /** Decimal text. */
  readonly revision: string;
  /** Decimal text. */
  readonly position: string;
  readonly message: string;
}

type Bigint = ColumnType<string, bigint | string, bigint | string>;
type Stamp = ColumnType<Date, Date | undefined, Date | string>;

/** How far a projection is; one row each, moved only by compare-and-set. */
export interface CheckpointTable {
  name: string;
  version: number;
  /** Position of the last event whose rows are committed; -1 before the first. */
  position: Bigint;
  /** Which log the position belongs to, and its last event: checked at every start. */
  store_id: string | null;
  stream: string | null;
  revision: ColumnType<string | null, bigint | string | null, bigint | string | null>;
  event_id: string | null;
  /** Red: stopped at the event in `error` until an operator acts. */
  state: 'green' | 'red';
  error: ColumnType<PoisonNote | null, string | null, string | null>;
  /** Why consuming has made no progress for a minute; null once it does again. */
  trouble: string | null;
  /** When the newest heartbeat it has committed was written to the log. */
  heartbeat_at: ColumnType<Date | null, string | null | undefined, string | null>;
  updated_at: Stamp;
}

/** An event a projection passed over: an unknown type, or by an operator's order. */
export interface SkippedTable {
  name: string;
  position: Bigint;
  event_id: string;
  stream: string;
  revision: Bigint;
  type: string;
  reason: 'unknown-type' | 'operator';
  requested_by: string | null;
  at: Stamp;
}

/** An operator's order, taken by the running service. */
export interface OperatorRequestTable {
  id: Generated<string>;
  kind: 'skip' | 'rebuild';
  projection: string;
  /** For a skip: the event it is meant for, so that an old order never skips another one. */
  event_id: string | null;
  requested_by: string;
  status: ColumnType<'pending' | 'running' | 'done' | 'failed', 'pending' | undefined, string>;
  /** What came of it, or how far it is, for people. */
  result: string | null;
  requested_at: Stamp;
  updated_at: Stamp;
}

/** The runner's own tables. */
export interface RunnerTables {
  'projection.checkpoint': CheckpointTable;
  'projection.skipped': SkippedTable;
  'projection.operator_request': OperatorRequestTable;
}
