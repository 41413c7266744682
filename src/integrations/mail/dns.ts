import { Resolver } from 'node:dns/promises'

const NOTHING: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'ENODATA'])

/** A record's texts, or null when nobody answered in time. */
async function ask<Found>(question: () => Promise<Found[]>): Promise<Found[] | null> {
  try {
    return await question()
  } catch (error) {
    return NOTHING.has((error as { code?: unknown }).code) ? [] : null
  }
}

const resolver = new Resolver({ timeout: 3_000, tries: 2 })

/** The DNS that this machine uses. Long texts come in pieces that belong together. */
export const systemDns = {
  txt: (name: string): Promise<string[] | null> =>
    ask(async () => (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))),
  mx: (name: string): Promise<string[] | null> =>
    ask(async () => (await resolver.resolveMx(name)).map(({ exchange }) => exchange)),
}
