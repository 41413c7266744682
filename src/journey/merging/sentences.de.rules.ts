import type { Body } from '#journey/entries.ts'

/** The room's entries in German: see sentences.de.rules.ts of the journey. */
export const mergingDe = {
  LeadMerged: ({ touches, opportunities }: Body<'LeadMerged'>) =>
    `Ein anderer Lead ist dieselbe Person und geht hier weiter${brings(touches.length, 'Kontaktpunkt', 'Kontaktpunkte')}` +
    brings(opportunities.length, 'Opportunity', 'Opportunities'),
  LeadAbsorbed: () => 'Ist dieselbe Person wie ein anderer Lead und geht dort weiter',
  LeadUnmerged: () => 'Eine Zusammenführung wurde rückgängig gemacht: Der Lead ist, wie er ohne sie wäre',
}

function brings(n: number, one: string, many: string): string {
  return n === 0 ? '' : `, ${n} ${n === 1 ? one : many}`
}
