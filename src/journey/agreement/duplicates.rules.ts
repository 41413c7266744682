import type { Finding, Path } from './problems.rules.ts'
import type { AgreementDocument } from './schema.ts'

/** Ids that stand twice where one must be enough to name the thing. (Keys of maps are unique by YAML.) */
export function checkDuplicates(
  { scoring, stages, fastTrack, intent }: AgreementDocument,
  findings: Finding[],
): void {
  const check = (what: string, entries: { id: string; path: Path }[]): void => {
    const seen = new Set<string>()
    for (const { id, path } of entries) {
      if (seen.has(id))
        findings.push({ path: [...path, 'id'], message: `There are two ${what} with the id \`${id}\`.` })
      seen.add(id)
    }
  }
  const listed = (items: readonly { id: string }[], path: Path): { id: string; path: Path }[] =>
    items.map((item, i) => ({ id: item.id, path: [...path, i] }))

  // one name space: the parts of a score are told apart by their rule's id
  check('scoring rules', [
    ...listed(scoring.fit.rules, ['scoring', 'fit', 'rules']),
    ...listed(scoring.engagement.rules, ['scoring', 'engagement', 'rules']),
  ])
  for (const of of ['buy', 'learn'] as const) check('signs', listed(intent?.[of] ?? [], ['intent', of]))
  check('criteria of the fast track', listed(fastTrack?.when ?? [], ['fastTrack', 'when']))
  const all = Object.entries(stages)
  // completed activities are remembered by id for the whole pass
  check(
    'activities',
    all.flatMap(([id, stage]) => listed(stage.activities, ['stages', id, 'activities'])),
  )
  for (const [id, stage] of all) {
    check('criteria on entering', listed(stage.entry, ['stages', id, 'entry']))
    stage.exits.forEach((exit, i) =>
      check('criteria of one exit', listed(exit.when, ['stages', id, 'exits', i, 'when'])),
    )
  }
}
