/** Sales asked as well that whoever knows a company keeps it, and that leads go where their language is spoken. */
const ROUTING = `
routing:
  sales:
    rules:
      - { id: account_owner, because: Somebody works with this company already, to: { accountOwner: true } }
      - id: dach
        because: 'A company from {lead.country}'
        when: lead.country in ['Germany', 'Austria', 'Switzerland']
        to: { team: DACH }
      - { id: everybody, because: In turn among all of sales, to: { everybody: true } }
`

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
    .concat(/^routing:/m.test(text) ? '' : ROUTING)
  return { text: changed, version: version + 1, effectiveFrom: Date.parse(day) }
}
