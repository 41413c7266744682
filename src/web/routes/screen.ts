import { lazyRouteComponent } from '@tanstack/react-router'
import { answers, doubt } from '../data/reach.ts'

const RELOADED = 'baton.reloaded'
/** Twice within this time, ms: the code is not there, and loading the page anew does not bring it. */
const LATELY_MS = 20_000

/** The code of a screen could not be fetched because the server does not answer. */
export class Unreached extends Error {}

/**
 * A screen whose code is fetched when it is opened. Where that fails, the router would load the whole page anew: right
 * after a new version was installed, whose files have other names, and wrong while the server does not answer, because
 * then nothing is left to look at.
 */
export const screen: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(() => importer().catch(gone), name)

async function gone(error: unknown): Promise<never> {
  if (!(await answers())) {
    doubt()
    throw new Unreached()
  }
  if (Date.now() - Number(sessionStorage.getItem(RELOADED)) < LATELY_MS) throw error
  sessionStorage.setItem(RELOADED, String(Date.now()))
  location.reload()
  return new Promise(() => {})
}
