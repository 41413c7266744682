/** Why a mail of a programme did not leave, as the table and the ledger keep it. */
export const SKIPS = {
  gone: 'the lead is not there any more',
  erased: 'the person was erased',
  no_address: 'there is no address',
  unreachable: 'mails do not arrive there',
  withdrew: 'the person wants no more of these mails',
  suppressed: 'the person is on the suppression list',
  left: 'the person has left the programme',
  ended: 'the programme has ended',
} as const
export type Skip = keyof typeof SKIPS

export const LOST = 'the sender ended before the server had answered'

/** How a mail whose answer was lost is known to have left. */
export const PROVED = {
  answered: 'it was answered, so it had left',
  returned: 'it came back, so it had left',
} as const

const SKIPS_DE: Record<string, string> = {
  [SKIPS.gone]: 'den Lead gibt es nicht mehr',
  [SKIPS.erased]: 'die Person wurde gelöscht',
  [SKIPS.no_address]: 'es gibt keine Adresse',
  [SKIPS.unreachable]: 'Mails kommen dort nicht an',
  [SKIPS.withdrew]: 'die Person möchte diese Mails nicht mehr',
  [SKIPS.suppressed]: 'die Person steht auf der Sperrliste',
  [SKIPS.left]: 'die Person hat das Programm verlassen',
  [SKIPS.ended]: 'das Programm ist beendet',
  [LOST]: 'das Versenden brach ab, bevor der Server geantwortet hatte',
  [PROVED.answered]: 'sie wurde beantwortet, war also hinausgegangen',
  [PROVED.returned]: 'sie kam zurück, war also hinausgegangen',
  'the server took too long': 'der Server brauchte zu lange',
  'the server closed the connection': 'der Server hat die Verbindung beendet',
}

/** What was kept in English, as German readers read it; what a server said stays as it said it. */
export function detailDe(detail: string): string {
  if (Object.hasOwn(SKIPS_DE, detail)) return SKIPS_DE[detail]!
  return detail
    .replace(/^given up: /, 'aufgegeben: ')
    .replace(/^could not be made: /, 'ließ sich nicht erstellen: ')
    .replace(/^could not be written: /, 'ließ sich nicht schreiben: ')
}

const IN_BRACKETS = /<[^<>]*(?:>|$)/g
const RUN = String.raw`[^\s<>()[\],;:"]*`
const ADDRESS = new RegExp(String.raw`(?:"(?:\\.|[^"\\])*"|${RUN})(?:@|%40)(?:\[[^\]]*(?:\]|$)|${RUN})`, 'gi')

/** What a server said, without whose address it named: this stays in the ledger when the person is erased. */
export function withoutAddresses(detail: string): string {
  return detail.replace(IN_BRACKETS, '').replace(ADDRESS, '').replace(/\s+/g, ' ').trim()
}
