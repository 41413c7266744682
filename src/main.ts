/** The composition root: reads from top to bottom, knows everybody, and only the command line knows it. */
import defaultAgreement from '../agreements/default.yaml'
import { keepLaw, readAgreements } from '#journey/agreement/store.ts'
import { publicHolidays } from '#people/holidays.ts'
import { renewCalendars } from '#journey/handoff/calendars.store.ts'
import { nurtureReader } from '#journey/nurture/programmes.store.ts'
import { readLinkKey } from '#journey/mailing/links.ts'
import { ensureDesks, loadPeople } from '#people/people.store.ts'
import { createAccess } from '#people/access.ts'
import { facetValues } from '#work/list.store.ts'
import { createLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { migrations } from '#platform/migrations/list.ts'
import { BY_KEY, openDatabase } from '#platform/database.ts'
import { createChanges } from '#platform/changes.ts'
import { createLive } from '#platform/http/live.ts'
import { mayDo } from '#people/permissions.rules.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { systemClock } from '#platform/clock.ts'
import { createGatherer } from '#work/gather.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { Person } from '#journey/handoff/rotation.rules.ts'
import type { ChangedLead } from '#platform/changes.contract.ts'
import type { Services } from '#work/services.ts'
import type { Stretch } from '#work/card.ts'

export interface Opened {
  services: Services
  /** waits for what is under way, then closes the database (and ends the embedded one, if nobody else uses it) */
  close: () => Promise<void>
}

/**
 * Opens the store that the configuration names and puts everything together over it.
 * `damaged`: also when an agreement was changed in the database, for those who look after the damage.
 */
export async function open(
  config: Config,
  clock: Clock = systemClock,
  given: { damaged?: boolean } = {},
): Promise<Opened> {
  const log = createLog(config.logLevel)
  const embedded =
    config.databaseUrl === null ? await startPostgres({ dataDir: config.dataFolder, log }) : null
  const url = config.databaseUrl ?? embedded!.url
  const onBroken = (error: Error) => log.warn('a database connection broke', { error: error.message })
  const db = openDatabase(url, { max: 12, onBroken })
  const batches = openDatabase(url, { max: 4, settings: BY_KEY, onBroken })
  const changes = createChanges(db, onBroken)
  try {
    await migrate(db, migrations)
    const { agreements, faults } = await readAgreements(db, defaultAgreement, clock())
    if (faults.length > 0 && given.damaged !== true) throw new Error(`${faults.join('; ')}. Run baton audit.`)
    const keeper = keepLaw(db, agreements, nurtureReader)
    const refreshed = faults.length === 0 ? keeper.refresh() : Promise.resolve()
    await refreshed.catch((error: unknown) => {
      if (given.damaged !== true) throw error
    })
    await ensureDesks(db)
    const people = new Map<string, Person>()
    // a database that is damaged has no law to make calendars by
    if (faults.length === 0) await renewCalendars(db, keeper.law, clock(), publicHolidays)
    await loadPeople(db, people)
    const seenFacets = new Set((await facetValues(db)).map(({ facet, value }) => `${facet} ${value}`))
    const floor = {
      changed: (stretches: Stretch[]) => changes.leads(named(stretches)),
      db,
      batches,
      law: keeper.law,
      freshLaw: keeper.fresh,
      now: clock,
      people,
      seenFacets,
    }
    const gatherer = createGatherer(floor)
    const access = await createAccess({ db, config, people, log })
    const { whoAsks } = access
    const live = createLive({ changes, whoAsks, mayRead: (who) => mayDo(who, 'read') })
    const services: Services = {
      ...floor,
      gatherer,
      agreements,
      owner: (id) => people.get(id)?.name ?? id,
      refreshPeople: async () => {
        await renewCalendars(db, keeper.law, clock(), publicHolidays)
        await loadPeople(db, people)
        await access.refresh()
      },
      refreshLaw: keeper.refresh,
      nurture: keeper.nurture,
      confirm: access.confirm,
      access,
      changes,
      live,
      linkKey: await readLinkKey(db),
      config,
      log,
    }
    return {
      services,
      close: async () => {
        await gatherer.idle()
        live.close()
        await changes.close()
        await Promise.all([db.close(), batches.close()])
        await embedded?.stop()
      },
    }
  } catch (error) {
    await Promise.all([db.close(), batches.close()])
    await embedded?.stop()
    throw error
  }
}

function* named(stretches: Stretch[]): Generator<ChangedLead> {
  for (const { after } of stretches) yield [after.leadId, after.state.owner, after.seq]
}
