import type { OpenWorkshop } from '@daybook/projections/open-workshop.ts';
import { verifyAudit, type AuditVerified } from '@daybook/projections/operations/verify-audit.ts';
import { verifyNoOverlaps, type NoOverlaps } from '@daybook/projections/operations/verify-no-overlaps.ts';
import { verify, type Verified } from '@daybook/projections/operations/verify.ts';

/** Everything the log can say about the tables and about itself. */
export interface VerifiedEverything {
  readonly overlaps: NoOverlaps;
  readonly audit: AuditVerified;
  /** By name of the projection. */
  readonly models: Readonly<Record<string, Verified>>;
}

/** Replays the log three times: for overlaps, against the audit chain, and beside the read models. */
export async function verifyEverything(workshop: OpenWorkshop): Promise<VerifiedEverything> {
  const overlaps = await verifyNoOverlaps(workshop);
  const audit = await verifyAudit(workshop);
  const models: Record<string, Verified> = {};
  for (const projection of workshop.projections) {
    if (projection.appendOnly !== true) models[projection.name] = await verify(workshop, projection);
  }
  return { overlaps, audit, models };
}
