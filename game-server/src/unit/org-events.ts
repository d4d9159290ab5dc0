import type { Tx } from '../db/database.ts';

/** What happens to units and roles; ids only, never a name. */
type OrgEvent =
  | { kind: 'unit.added' | 'unit.moved'; unitId: string; underId: string | null }
  | { kind: 'unit.renamed' | 'unit.closed'; unitId: string }
  | { kind: 'unit.merged'; unitId: string; intoId: string; units: number; people: number }
  | { kind: 'role.granted'; grantId: string; personId: string; role: string; unitId: string | null }
  | { kind: 'role.revoked'; grantId: string };

/** Appends what an operator did, in the transaction of the change itself: with it or not at all. */
export async function appendOrgEvent(tx: Tx, { kind, ...body }: OrgEvent): Promise<void> {
  await tx`insert into org_event (kind, body) values (${kind}, ${JSON.stringify(body)}::text::jsonb)`;
}
