/** Leads that are merged and parted again, in memory, beside the same leads that never were. */
import { planMerge, planUndo } from '#journey/merging/plan.rules.ts'
import { Story } from './story.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { CompanyIndex } from '#journey/identity/company.contract.ts'
import type { Done, Work } from '#work/card.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Step } from '#journey/merging/plan.rules.ts'
import type { Stream } from '#journey/merging/learned.rules.ts'
import type { Submission } from '#journey/capture/rules.ts'
import type { Told } from './story.ts'

export class Merges {
  readonly story: Story
  /** who goes on in whom, directly */
  readonly into = new Map<string, string>()
  private made = 0

  constructor(people: Map<string, Candidate>, companies?: CompanyIndex) {
    this.story = new Story({ people, ...(companies && { companies }) })
  }

  root(id: string): string {
    let at = id
    for (let next = this.into.get(at); next !== undefined; next = this.into.get(at)) at = next
    return at
  }

  hands(id: string, submission: Submission, touch = 'form_submitted'): Done {
    return this.hears(id, (lead) => lead.hands(submission, touch))
  }

  does(id: string, facts: (now: number) => LeadFact[]): Done {
    return this.hears(id, (lead) => lead.does((_card, now) => ({ facts: facts(now) })))
  }

  says(id: string, decide: Work['decide']): Done {
    return this.hears(id, (lead) => lead.does(decide))
  }

  /** What is said to a lead that goes on in another is said to that one. */
  private hears(id: string, say: (lead: Told) => Done): Done {
    const root = this.root(id)
    const lead = this.story.leads.get(root)!
    lead.cameBy = root === id ? null : id
    try {
      return say(lead)
    } finally {
      lead.cameBy = null
    }
  }

  merge(survivor: string, absorbed: string): void {
    const [to, from] = [this.root(survivor), this.root(absorbed)]
    if (to === from) return
    for (const id of [to, from]) this.story.leads.get(id)!.ticked()
    const telling = { merge: `merge-${++this.made}`, at: this.story.now, by: 'person:mara' }
    this.write(planMerge(this.stream(to), this.stream(from), telling))
    this.into.set(from, to)
  }

  part(child: string): void {
    if (!this.into.has(child)) return
    const line: Stream[] = []
    for (let at = this.into.get(child); at !== undefined; at = this.into.get(at)) line.push(this.stream(at))
    const groupOf = (lead: string) => [...this.story.leads.keys()].filter((id) => this.isIn(id, lead))
    this.write(planUndo(line, this.stream(child), groupOf, this.story.now, 'person:mara'))
    this.into.delete(child)
  }

  private isIn(id: string, lead: string): boolean {
    for (let at: string | undefined = id; at !== undefined; at = this.into.get(at))
      if (at === lead) return true
    return false
  }

  stream(lead: string): Stream {
    // as it would come back from the store
    const entries = JSON.parse(JSON.stringify(this.story.leads.get(lead)!.entries)) as Stream['entries']
    return { lead, entries }
  }

  private write(steps: Step[]): void {
    for (const { lead, facts, person, company, again } of steps) {
      const work: Work = {
        target: { leadId: lead, itself: true },
        decide: () => ({
          facts,
          ...(person && { person }),
          ...(company === null && { leavesCompany: true as const }),
          ...(company && { company: { ...company, key: company.name } }),
        }),
        ...(again && { again }),
      }
      const done = this.story.carry(this.story.leads.get(lead)!, work)
      if (done.refusal) throw new Error(JSON.stringify(done.refusal))
    }
  }
}
