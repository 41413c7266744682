import { iso, stageView } from '#journey/lifecycle/views.rules.ts'
import type { Names } from '#journey/lifecycle/views.rules.ts'
import type { ReturnRow } from '#journey/handoff/returns.store.ts'
import type { ReturnView } from '#journey/handoff/returns-list.contract.ts'

/** One return as both sides read it: what was said, what follows, who owes the next word. */
export function returnView(names: Names, row: ReturnRow): ReturnView {
  const { state } = row
  const rules = names.law.version(state.version)
  const named = (id: string) => ({ id, name: names.owner(id) })
  const latest = (kind: string) => row.said?.findLast((one) => one.kind === kind)
  const back = latest('HandoffReturned')
  const said = (by: string | null, at: number | null, kind: string) => ({
    by: named(by ?? ''),
    at: iso(at ?? row.at),
    note: latest(kind)?.note ?? null,
  })
  const until = row.answer === null ? 'return_answered' : 'appeal_decided'
  const clock = state.clocks?.find((one) => one.until === until)
  return {
    lead: {
      id: row.lead_id,
      name: row.name,
      email: row.email,
      company: row.company,
      title: row.title,
      entries: row.seq,
      erased: state.erased,
    },
    seq: back?.seq ?? 0,
    // entries of before this was recorded do not say where it came back from
    from: stageView(
      rules,
      back?.body.stage ?? rules.path.find((id) => rules.stages[id]?.kind === 'handoff') ?? '',
    ),
    team: back?.body.team ?? 'sales',
    reason: { id: row.reason, label: rules.returnReasons[row.reason]?.label ?? row.reason },
    returned: said(row.rep, row.at, 'HandoffReturned'),
    score: row.score,
    follows: {
      stage: stageView(rules, state.stage),
      nextStep: state.nextStep.what,
      due: iso(state.nextStep.due),
    },
    clock: clock
      ? { due: iso(clock.due), breached: clock.breached, person: named(clock.person), team: clock.of }
      : null,
    answer: row.answer && { ...said(row.answered_by, row.answered_at, 'ReturnAnswered'), answer: row.answer },
    decision: row.outcome && {
      ...said(row.decided_by, row.decided_at, 'AppealDecided'),
      outcome: row.outcome,
    },
  }
}
