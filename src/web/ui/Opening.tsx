/**
 * Stands where a dialog is about to be while its script is on its way. A key that somebody pressed for the dialog must not
 * act on the screen behind it: `ui/keys.ts` looks for this.
 */
export function Opening() {
  return <span hidden data-opening />
}
