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

const SKIPS_DE: Record<string, string> = {
  [SKIPS.gone]: 'den Lead gibt es nicht mehr',
  [SKIPS.erased]: 'die Person wurde gelöscht',
  [SKIPS.no_address]: 'es gibt keine Adresse',
  [SKIPS.unreachable]: 'Mails kommen dort nicht an',
  [SKIPS.withdrew]: 'die Person möchte diese Mails nicht mehr',
  [SKIPS.suppressed]: 'die Person steht auf der Sperrliste',
  [SKIPS.left]: 'die Person hat das Programm verlassen',
  [SKIPS.ended]: 'das Programm ist beendet',
}

/** What was kept in English, as German readers read it; what a server said stays as it said it. */
export function detailDe(detail: string): string {
  if (Object.hasOwn(SKIPS_DE, detail)) return SKIPS_DE[detail]!
  return detail
    .replace(/^given up: /, 'aufgegeben: ')
    .replace(/^could not be made: /, 'ließ sich nicht erstellen: ')
}
