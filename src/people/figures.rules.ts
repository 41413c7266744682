import { mayDo } from '#people/permissions.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { Who } from '#platform/http/route.ts'

/**
 * Whose figures somebody sees. Everybody's: who writes agreements (all managers, marketing, sponsor, admin), and a key
 * that may read: an admin made it, and no person with rows of their own stands behind it. Everybody else: their own.
 */
export function seesOthers(who: Who): boolean {
  return mayDo(who, 'draft') || (who.via === 'key' && mayDo(who, 'read'))
}

/** @param whose left out: everybody's @returns null when they may see it */
export function refuseFigures(who: Who, whose: string | null): Refusal | null {
  if (whose === who.id || seesOthers(who)) return null
  return {
    refused: 'figures_of_others',
    detail: `Figures by person are for managers, marketing, sponsor and admin; yours are at /team/${who.id}.`,
  }
}

const OF_PEOPLE = ['handoffs', 'cherry-picking', 'behaviour', 'fairness']
const PEOPLE = ['person', 'rep', 'owner', 'agent']

/** Whether a report has a row per person. */
export function namesPeople(report: string, by: string | undefined): boolean {
  return OF_PEOPLE.includes(report) || (by !== undefined && PEOPLE.includes(by))
}
