import { delivered, faultOf, type Model } from '#journey/measure/attribution/models.rules.ts'
import { addModel, readModels, type StoredModel } from '#journey/measure/attribution/models.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { modelName } from '#journey/measure/attribution/words.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { ModelInput, ModelView } from '#journey/measure/attribution/model.contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'

/** A model with what people want to know of it. */
export interface NamedModel extends Model {
  /** as somebody wrote it; null: as it was delivered, in the reader's language */
  name: string | null
  at: number | null
  by: string | null
}

/** Every version of every model, the latest of each first; the delivered ones in their order, then those of one's own by id. */
export async function allModels(db: Queryable): Promise<NamedModel[][]> {
  const stored = new Map<string, NamedModel[]>()
  for (const one of await readModels(db)) stored.set(one.id, [...(stored.get(one.id) ?? []), one])
  const known = delivered.map((model): NamedModel[] => [
    ...(stored.get(model.id) ?? []),
    { ...model, name: null, at: null, by: null },
  ])
  const own = [...stored]
    .filter(([id]) => !delivered.some((one) => one.id === id))
    .map(([, versions]) => versions)
  return [...known, ...own]
}

/** The models as they are used now. */
export async function modelsNow(db: Queryable): Promise<NamedModel[]> {
  return (await allModels(db)).map((versions) => versions[0]!)
}

export function modelView(model: NamedModel, language: Language, owner: (id: string) => string): ModelView {
  const { id, version, document, name, at, by } = model
  return {
    id,
    version,
    name: name ?? modelName(document.kind, language),
    document,
    builtIn: delivered.some((one) => one.id === id),
    at: at === null ? null : iso(at),
    by: by === null ? null : owner(by),
  }
}

/** So many models are reckoned at each look. */
const MOST = 16

const FASTER: Refusal = {
  refused: 'draft_changed',
  detail: 'Somebody published another version meanwhile.',
  errors: [{ field: 'version', message: 'is not the latest any more' }],
}

/** Writes the next version of a model. Refuses when somebody was faster (`draft_changed`), or the document cannot be reckoned with. */
export async function writeModel(
  db: Queryable,
  id: string,
  { name, document, version }: ModelInput,
  { now, by }: { now: number; by: string },
): Promise<NamedModel | Refusal> {
  const fault = faultOf(document)
  if (fault) return { refused: 'invalid', detail: `${fault.field} ${fault.message}`, errors: [fault] }
  const all = await allModels(db)
  const seen = all.find(([one]) => one!.id === id)?.[0]
  if ((seen?.version ?? 0) !== version) {
    return FASTER
  }
  if (!seen && all.length >= MOST) {
    const message = 'is one model too many: 16 are the most'
    return { refused: 'invalid', detail: `id ${message}`, errors: [{ field: 'id', message }] }
  }
  const next: StoredModel = { id, version: version + 1, name, document, at: now, by }
  return (await addModel(db, next)) ? next : FASTER
}
