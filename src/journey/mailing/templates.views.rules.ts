import type { ReadProgrammes } from '#journey/nurture/running.rules.ts'
import type { StoredTemplate } from './templates.store.ts'
import type { TemplateDetail, TemplateSummary, TemplateVersion } from './templates.contract.ts'
import type { TemplateTurn } from './templates.turns.store.ts'

type Named = { id: string; name: string }
/** A person's or desk's name by id. */
type Owner = (id: string) => string

export function summaryOf(
  stored: StoredTemplate,
  programmes: Named[],
  retiredAt: number | undefined,
  owner: Owner,
): TemplateSummary {
  const { id, name, language, subject, version } = stored
  const retired = retiredAt === undefined ? null : new Date(retiredAt).toISOString()
  return { id, name, language, subject, version, ...savedOf(stored, owner), programmes, retiredAt: retired }
}

export function versionOf(stored: StoredTemplate, owner: Owner): TemplateVersion {
  const { version, name, language, subject, preview, body } = stored
  return { version, name, language, subject, preview, body, ...savedOf(stored, owner) }
}

export function turnOf({ what, at, by, note }: TemplateTurn, owner: Owner): TemplateDetail['turns'][number] {
  const id = by.replace(/^person:/, '')
  return { what, at: new Date(at).toISOString(), by: { id, name: owner(id) }, note }
}

function savedOf(
  { savedAt, savedBy }: StoredTemplate,
  owner: Owner,
): Pick<TemplateVersion, 'savedAt' | 'savedBy'> {
  const id = savedBy.replace(/^person:/, '')
  return { savedAt: new Date(savedAt).toISOString(), savedBy: { id, name: owner(id) } }
}

/** Which programmes send which template: in any version, since people finish on theirs. Those that ended send nothing. */
export function usersOf(read: ReadProgrammes | null): Map<string, Named[]> {
  const users = new Map<string, Map<string, string>>()
  const ended = new Set<string>()
  for (const { programme, what } of read?.turns ?? []) {
    if (what === 'ended') ended.add(programme)
    else ended.delete(programme)
  }
  for (const { programme, document } of read?.published ?? []) {
    if (ended.has(programme.id)) continue
    for (const step of document.steps) {
      if (step.does !== 'mail') continue
      const names = users.get(step.template) ?? new Map<string, string>()
      // later versions come later: theirs is the name
      users.set(step.template, names.set(programme.id, document.name))
    }
  }
  return new Map(
    [...users].map(([template, names]) => [template, [...names].map(([id, name]) => ({ id, name }))]),
  )
}
