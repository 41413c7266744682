import { addCounts, insertVisits } from '#journey/capture/tracking/visits.store.ts'
import { COUNTS } from '#journey/capture/facts.ts'
import { judge, shortAgent } from '#journey/capture/tracking/human.rules.ts'
import { placeOf, sourceOf } from '#journey/capture/tracking/hits.rules.ts'
import type { Asked } from '#journey/capture/tracking/human.rules.ts'
import type { Drain, Drained, WaitingHit } from '#journey/capture/tracking/drains.ts'
import type { Judgement } from '#journey/capture/tracking/human.rules.ts'
import type { PageHit } from '#journey/capture/tracking/hits.rules.ts'
import type { Services } from '#work/services.ts'

type Body = PageHit & Asked

/** Page views: counted for everybody, kept as visits of browsers whose person agreed. */
export const pageDrain: Drain = { kind: 'page', settleMs: 0, drain }

function drain(_services: Services, hits: WaitingHit[]): Promise<Drained> {
  const views = hits.map((hit) => {
    const body = hit.body as unknown as Body
    return { hit, body, ...placeOf(body.u), judged: judgeView(hit, body, hits) }
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
        views.flatMap(({ hit, body, host, page, judged }) => {
          if (body.v === undefined) return []
          const [first, last] = [body.f ?? {}, body.l ?? {}]
          const agent = shortAgent(body.agent)
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

function judgeView(hit: WaitingHit, body: Body, hits: WaitingHit[]): Judgement {
  const pagesAtOnce =
    body.v === undefined
      ? 0
      : hits.filter((one) => one.body.v === body.v && Math.abs(one.at - hit.at) < 1_000).length - 1
  return judge({ kind: 'page', ...body, pagesAtOnce })
}
