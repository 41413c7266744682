import { doBatch } from '#work/batch.ts'
import { effective } from '#journey/merging/effective.rules.ts'
import { fold } from '#journey/replay.ts'
import { judgeAgain } from '#journey/capture/tracking/human.rules.ts'
import { meant, MOST } from '#journey/capture/tracking/signals.store.ts'
import { nameOf } from '#work/tables.ts'
import { readStream } from '#ledger/read.ts'
import { reclassification } from '#journey/capture/tracking/reclassify.rules.ts'
import type { Reclassified, ReclassifyInput } from '#journey/capture/tracking/contract.ts'
import type { Services } from '#work/services.ts'
import type { SignalRow } from '#journey/capture/tracking/signals.store.ts'
import type { Verdicts } from '#journey/capture/tracking/reclassify.rules.ts'
import type { Work } from '#work/card.ts'

/** Leads that one transaction changes. */
const ROUND = 100
const TRIES = 3

/** Judges signals anew, a fact for every lead; a dry run says what would happen and writes nothing. */
export async function reclassify(
  services: Services,
  input: ReclassifyInput,
  by: string,
): Promise<Reclassified> {
  const all = (await meant(services.db, input)).flatMap((row) => {
    const verdict = verdictOn(row, input)
    return verdict.human === row.human ? [] : [{ ...row, verdict }]
  })
  const chosen = all.slice(0, MOST)
  const leads = new Map<string, Verdicts>()
  for (const { lead, seq, verdict } of chosen)
    leads.set(lead, (leads.get(lead) ?? new Map<number, SignalVerdict>()).set(seq, verdict))
  const answer: Reclassified = {
    dryRun: input.dryRun,
    signals: chosen.length,
    leads: leads.size,
    moved: [],
    more: all.length > MOST,
  }
  const rest = [...leads]
  while (rest.length > 0) await round(services, new Map(rest.splice(0, ROUND)), input, by, answer)
  return answer
}

type SignalVerdict = { human: number; why: string[] }

function verdictOn(row: SignalRow, { of, to }: ReclassifyInput): SignalVerdict {
  if (of === 'rules') return judgeAgain(row.kind, row.why, row.agent)
  const why = [...row.why.split(' ').filter((one) => one !== '' && !one.startsWith('by_hand')), 'by_hand']
  // surely the one or the other: somebody looked
  return { human: to === 'person' ? 1 : 0, why }
}

async function round(
  services: Services,
  leads: Map<string, Verdicts>,
  input: ReclassifyInput,
  by: string,
  answer: Reclassified,
): Promise<void> {
  for (let attempt = 1; leads.size > 0; attempt++) {
    const ids = [...leads.keys()]
    const works = await Promise.all(ids.map((id) => workOn(services, id, leads.get(id)!, input, by)))
    const before = new Map<string, string>()
    const told = works.map(({ work }) => ({
      ...work,
      decide: ((card, now, companies) => {
        before.set(card!.leadId, card!.state.stage)
        return work.decide(card, now, companies)
      }) satisfies Work['decide'],
    }))
    const dones = await doBatch(services, told, { dry: input.dryRun })
    for (const [i, { card, refusal }] of dones.entries()) {
      // somebody was faster: read and replayed again
      if (refusal && attempt < TRIES) continue
      const id = ids[i]!
      leads.delete(id)
      const from = before.get(id)
      if (card && !refusal && from !== undefined && card.state.stage !== from)
        answer.moved.push({
          id,
          name: nameOf(card.person) ?? card.company?.name ?? null,
          from,
          to: card.state.stage,
        })
    }
  }
}

async function workOn(
  services: Services,
  leadId: string,
  verdicts: Verdicts,
  input: ReclassifyInput,
  by: string,
): Promise<{ work: Work }> {
  const stream = await readStream(services.db, leadId)
  const decide: Work['decide'] = (card, now) => {
    // a clock that acted just now has moved the state as well: it is written, and then read with the rest
    const read = fold(stream)
    if (card!.seq !== stream.length || card!.state.clock !== read?.clock)
      return { refused: 'changed_meanwhile', detail: 'The lead changed while its history was replayed.' }
    const how = input.of === 'rules' ? 'rule' : 'hand'
    const given = { how, because: input.because, now } as const
    const body = reclassification(services.law, leadId, effective(stream), verdicts, given)
    return {
      facts: body ? [{ kind: 'SignalsReclassified', at: now, by, history: false, body }] : [],
    }
  }
  return { work: { target: { leadId }, decide } }
}
