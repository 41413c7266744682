import { fillBecause } from '#journey/agreement/because.rules.ts'
import { evidence } from '#journey/run.ts'
import { seenOf } from '#journey/scoring/rules.ts'
import { scoreNow } from '#journey/lifecycle/views.rules.ts'
import type { Body } from '#journey/entries.ts'
import type { Brief } from '#journey/handoff/contract.ts'
import type { Card } from '#work/card.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { Touch } from '#journey/capture/facts.ts'

interface Seen {
  touch: Touch
  at: number
  seq: number
}

const DAY_MS = 24 * 3600_000

/** What says that somebody wants to buy, and what only that he wants to learn (strong signs first). */
const BUY = ['demo_requested', 'contact_requested', 'trial_started', 'pricing_viewed', 'meeting_held']
const LEARN = [
  'content_downloaded',
  'webinar_attended',
  'webinar_registered',
  'event_attended',
  'page_viewed',
]

const levels: Record<string, string> = {
  c_level: 'Top management: decides and signs',
  vp: 'Vice president: decides or signs',
  director: 'Director: owns the budget or recommends',
  manager: 'Manager: has a say, seldom signs',
  individual: 'Works with it: can recommend, somebody else decides',
}

/** Why this lead, why now, how to open the talk: drawn from the record, each claim with the entry it rests on. */
export function briefOf(rules: Ruleset, card: Card, entries: StoredEntry[], now: number): Brief {
  const touches = touchesOf(entries)
  const intent = intentOf(card, touches)
  const stage = rules.stages[card.state.stage]!
  return {
    why: why(rules, card, entries),
    whyNow: whyNow(rules, card, touches, entries, now),
    howToOpen: howToOpen(card, touches, intent),
    intent,
    level: levels[String(card.state.attributes.seniority)] ?? null,
    seen: touches
      .filter(({ touch }) => touch.page ?? touch.asset)
      .slice(0, 8)
      .map(({ touch, seq, at }) => ({ text: `${touch.asset ?? touch.page}, ${ago(now - at)}`, seq })),
    jobAid:
      stage.jobAids[0] ??
      rules.stages[rules.path[rules.path.indexOf(stage.id) + 1] ?? '']?.jobAids[0] ??
      null,
    score: scoreNow(rules, card.state, now),
  }
}

/** Newest first. */
function touchesOf(entries: StoredEntry[]): Seen[] {
  return entries
    .flatMap((entry) => {
      const touch = (entry.body as { touch?: Touch | null }).touch
      return touch && (entry.kind === 'LeadCaptured' || entry.kind === 'TouchHappened')
        ? [{ touch, at: entry.at, seq: entry.seq }]
        : []
    })
    .sort((a, b) => b.at - a.at || b.seq - a.seq)
}

/** The fit points, strongest first: each rests on the latest entry that told the details. */
function why(rules: Ruleset, { state }: Card, entries: StoredEntry[]): Brief['why'] {
  const details = entries.findLast(
    (entry) => entry.kind === 'LeadCaptured' || entry.kind === 'LeadDetailsChanged',
  )
  const fit = new Map(rules.fit.rules.map((rule) => [rule.id, rule]))
  return state.score.parts
    .filter((part) => fit.has(part.rule))
    .sort((a, b) => b.points - a.points)
    .slice(0, 5)
    .map((part) => ({
      text: `${fillBecause(fit.get(part.rule)!.because, evidence(state))} (${signed(part.points)})`,
      seq: details?.seq ?? null,
    }))
}

function whyNow(
  rules: Ruleset,
  card: Card,
  touches: Seen[],
  entries: StoredEntry[],
  now: number,
): Brief['whyNow'] {
  const claims: Brief['whyNow'] = []
  for (const { touch, at, seq } of touches) {
    const rule = rules.engagement.rules.find((one) =>
      one.test({
        touch: seenOf(touch),
        lead: card.state.attributes,
      }),
    )
    if (!rule || rule.points <= 0) continue
    const text = `${fillBecause(rule.because, { touch, lead: card.state.attributes })}, ${ago(now - at)}`
    if (!claims.some((claim) => claim.text === text)) claims.push({ text, seq })
    if (claims.length === 3) break
  }
  const handed = card.state.handoff.status === 'none' ? undefined : entries.findLast(handsOver)
  if (handed) {
    const { because } = handed.body as Body<'StageEntered'>
    claims.push({ text: `Handed over because: ${because.text}`, seq: handed.seq })
  }
  const week = touches.filter(({ at }) => now - at < 7 * DAY_MS).length
  if (week > 1)
    claims.push({ text: `${week} signs of interest in the last seven days`, seq: touches[0]!.seq })
  if (card.state.pass > 1) {
    const began = entries.findLast((entry) => entry.kind === 'PassBegan')
    claims.push({
      text: `Back for pass ${card.state.pass}: it was not ready before`,
      seq: began?.seq ?? null,
    })
  }
  return claims
}

/** Stages after it have reasons of their own, which are not why the lead was handed over. */
function handsOver({ kind, body }: StoredEntry): boolean {
  return kind === 'StageEntered' && (body as Body<'StageEntered'>).handoff
}

function howToOpen(card: Card, touches: Seen[], intent: Brief['intent']): Brief['howToOpen'] {
  const claims: Brief['howToOpen'] = []
  const strongest = touches.find(({ touch }) => BUY.includes(touch.kind)) ?? touches[0]
  if (strongest) {
    const what = strongest.touch.asset ?? strongest.touch.page ?? strongest.touch.kind.replaceAll('_', ' ')
    claims.push({
      text: `Begin with what they did last: ${what}. Ask what they hoped to find.`,
      seq: strongest.seq,
    })
  }
  if (intent === 'buy')
    claims.push({
      text: 'Wants to buy: ask by when it has to be in place, and who decides.',
      seq: strongest?.seq ?? null,
    })
  if (intent === 'learn')
    claims.push({
      text: 'Wants to learn how: help first, and ask what it would be worth to have it solved.',
      seq: strongest?.seq ?? null,
    })
  const { product, need, competitorUsed } = card.state.attributes
  if (product !== undefined) claims.push({ text: `Interested in ${String(product)}.`, seq: null })
  if (need !== undefined) claims.push({ text: `Said the need is: ${String(need)}.`, seq: null })
  if (competitorUsed !== undefined)
    claims.push({ text: `Uses ${String(competitorUsed)} today: ask what is missing.`, seq: null })
  return claims
}

function intentOf(card: Card, touches: Seen[]): Brief['intent'] {
  const stated = card.state.attributes.intent
  if (stated === 'buy' || stated === 'learn') return stated
  if (touches.some(({ touch }) => BUY.includes(touch.kind))) return 'buy'
  return touches.some(({ touch }) => LEARN.includes(touch.kind)) ? 'learn' : 'unclear'
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points)
}

function ago(ms: number): string {
  if (ms < 3600_000) return 'within the last hour'
  if (ms < DAY_MS) return `${Math.floor(ms / 3600_000)} h ago`
  const days = Math.floor(ms / DAY_MS)
  return days === 1 ? 'yesterday' : `${days} days ago`
}
