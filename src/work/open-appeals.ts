/**
 * Of an offer, by its alias: the return was appealed, and somebody can decide. Not when the lead was offered again or
 * began its next pass meanwhile: then there is no return any more (`back` in src/journey/evolve.ts), and what nobody can
 * decide would wait for ever.
 */
export function openAppeal(h: string): string {
  return `${h}.return_answer = 'appealed' and ${h}.appeal_decided_at is null
    and exists (select from leads l where l.workspace_no = 1 and l.lead_id = ${h}.lead_id and l.pass = ${h}.pass)
    and not exists (select from handoffs o where o.workspace_no = 1 and o.lead_id = ${h}.lead_id and o.seq > ${h}.seq)`
}
