import { addCounts, insertVisits } from '#journey/capture/tracking/visits.store.ts'
import { COUNTS } from '#journey/capture/facts.ts'
import { judge, shortAgent } from '#journey/capture/tracking/human.rules.ts'
import { placeOf, readHit, sourceOf } from '#journey/capture/tracking/hits.rules.ts'
import type { Asked } from '#journey/capture/tracking/human.rules.ts'
import type { Drain, Drained, WaitingHit } from '#journey/capture/tracking/drains.ts'
import type { Services } from '#work/services.ts'

/** As it came, with what the request said. */
export interface RawView extends Asked {
  raw: string
}

/** Page views: counted for everybody, kept as visits of browsers whose person agreed. */
export const pageDrain: Drain = { kind: 'page', settleMs: 0, drain }

function drain(_services: Services, hits: WaitingHit[]): Promise<Drained> {
  const read = hits.flatMap((hit) => {
    const asked = hit.body as unknown as RawView
    const body = readHit(asked.raw)
    // nobody reads the answer of what the script would not send: it is left alone
    return body ? [{ hit, body, asked }] : []
  })
  const moments = new Map<string, number[]>()
  for (const { hit, body } of read)
    if (body.v !== undefined) moments.set(body.v, [...(moments.get(body.v) ?? []), hit.at])
  const views = read.map(({ hit, body, asked }) => {
    const near = moments.get(body.v ?? '')?.filter((at) => Math.abs(at - hit.at) < 1_000).length ?? 1
    return {
      hit,
      body,
      asked,
      ...placeOf(body.u),
      judged: judge({ kind: 'page', ...asked, pagesAtOnce: near - 1 }),
    }
  })
  return Promise.resolve({
    works: [],
    also: async (transaction) => {
      const day = (at: number) => new Date(at).toISOString().slice(0, 10)
      await addCounts(
        transaction,
        views.map(({ hit, host, page, judged }) => ({
          day: day(hit.at),
          host,
          page,
          likely: judged.human >= COUNTS,
          views: 1,
        })),
      )
      await insertVisits(
        transaction,
        views.flatMap(({ hit, body, asked, host, page, judged }) => {
          if (body.v === undefined) return []
          const [first, last] = [body.f ?? {}, body.l ?? {}]
          const agent = shortAgent(asked.agent)
          const named = { hit: hit.id, visitor: body.v, at: hit.at, host, page }
          return [{ ...named, ...sourceOf(last), origin: { first, last }, judged, agent }]
        }),
      )
      // the click that led here was followed by a browser that runs scripts: whoever judges it is told
      const led = views.flatMap(({ body }) => (body.c && body.v ? [{ click: body.c, visitor: body.v }] : []))
      if (led.length > 0)
        await transaction.query(
          `update web_hits h set body = h.body || jsonb_build_object('visitor', u.visitor)
             from unnest($1::uuid[], $2::uuid[]) as u(click, visitor)
            where h.workspace_no = 1 and h.hit_id = u.click and h.kind = 'click'`,
          [led.map(({ click }) => click), led.map(({ visitor }) => visitor)],
        )
    },
  })
}
