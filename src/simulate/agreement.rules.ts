/** The one change of the demo company's definition: sales asked for fewer and better leads. */
export function changedAgreement(
  text: string,
  from: number,
): { text: string; version: number; effectiveFrom: number } | null {
  const version = Number(/^version: (\d+)$/m.exec(text)?.[1])
  const asked = /label: Scores at least 40, if: "?score\.total >= 40/
  if (!version || !asked.test(text)) return null
  const day = new Date(from).toISOString().slice(0, 10)
  const changed = text
    .replace(/^version: \d+$/m, `version: ${version + 1}`)
    .replace(/^effectiveFrom: .*$/m, `effectiveFrom: ${day}`)
    .replace(asked, (found) => found.replaceAll('40', '45'))
  return { text: changed, version: version + 1, effectiveFrom: Date.parse(day) }
}
