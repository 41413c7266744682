import path from 'node:path'
import { api } from '../api.ts'
import { openInbox } from '#integrations/mail/inbox.ts'
import { smtpPost } from '#integrations/mail/post.ts'
import { smtpSender } from '#integrations/mail/send.ts'
import { startCatcher } from '#integrations/mail/catcher.ts'
import { postWebhook } from '#integrations/webhooks/post.ts'
import { serverRoutes } from '#cli/server.routes.ts'
import { renewAllCalendars } from '#journey/handoff/calendars.store.ts'
import { tellCalendars } from '#journey/handoff/calendars.jobs.ts'
import { releaseLeads } from '#journey/handoff/release.jobs.ts'
import { deliverNotifications } from '#journey/handoff/notify.jobs.ts'
import { deliverInvitations, handOnMeetings, ringVerdicts } from '#journey/outreach/meetings.jobs.ts'
import { keepEnriched } from '#journey/enrichment/jobs.ts'
import { keepCompanies } from '#journey/identity/companies.jobs.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { keepRetention } from '#journey/consent/retention.jobs.ts'
import { deliverNotices } from '#notices/deliver.jobs.ts'
import { mailDigests, mailNotices } from '#notices/mail.jobs.ts'
import { mailWeekly } from '#notices/weekly.jobs.ts'
import { weeklyMail } from '#journey/measure/mornings/paper.ts'
import { keepFigures } from '#journey/measure/figures.jobs.ts'
import { refreshGrain } from '#journey/measure/grain/refresh.ts'
import { tellWorths } from '#journey/measure/value/worths.ts'
import { behindIntake } from '#work/rest.ts'
import { refreshMatches } from '#journey/duplicates/refresh.ts'
import { keepMatching, superviseMatching } from '#journey/duplicates/run.child.ts'
import { keepReviewReady } from '#journey/review/actions.ts'
import { quarters } from '#journey/survey/routes.ts'
import { keepSurveys } from '#journey/survey/survey.jobs.ts'
import { stopRuns } from '#journey/what-if/runs.ts'
import { proposeMonthly } from '#journey/learning/workspace/month.jobs.ts'
import { superviseTrainings } from '#journey/learning/workspace/training.child.ts'
import { tellCardLearned } from '#notices/card-learned.ts'
import { forgetUploads } from '#journey/capture/uploads.jobs.ts'
import { superviseImports } from '#journey/capture/import.child.ts'
import { deliverHooks, forgetCalls } from '#journey/nurture/hooks.jobs.ts'
import { walkRuns } from '#journey/nurture/runs.jobs.ts'
import { moveLeads } from '#journey/agreement/life/jobs.ts'
import { clickDrain, openDrain } from '#journey/capture/tracking/mail.drain.ts'
import { drainHits } from '#journey/capture/tracking/drain.jobs.ts'
import { forgetVisits, tellVisits } from '#journey/capture/tracking/tell.jobs.ts'
import { fadeConfirmations, mailConfirmations } from '#journey/capture/forms/confirm.jobs.ts'
import { flushTallies } from '#journey/capture/forms/counts.ts'
import { formDrain } from '#journey/capture/forms/drain.ts'
import { pageDrain } from '#journey/capture/tracking/page.drain.ts'
import { keepCaught } from '#journey/mailing/catcher.ts'
import { watchMailbox } from '#journey/mailing/mailbox.jobs.ts'
import { createSender } from '#journey/mailing/send.ts'
import { judgeHealth } from '#journey/mailing/health.jobs.ts'
import { productFrom } from '#journey/mailing/product.store.ts'
import { renderMail } from '#journey/mailing/render.ts'
import { tellSettled } from '#journey/mailing/send.tell.ts'
import { listedLeads } from '#journey/outreach/suppression.store.ts'
import { sortMails } from '#journey/mailing/inbound.jobs.ts'
import { tellMailIn } from '#notices/mail-in.ts'
import { tellMailPaused } from '#notices/mail-paused.ts'
import { keepRefused } from '#journey/capture/actions.ts'
import { actingAs } from '#people/acting.rules.ts'
import { forgetExpired } from '#people/methods.store.ts'
import { mayDo } from '#people/permissions.rules.ts'
import { speaking } from '#journey/spoken.rules.ts'
import { agreementLives } from '#journey/agreement/life/routes.ts'
import { createApp, startServer } from '#platform/http/server.ts'
import { actDueClocks, repeat } from '#work/clockwork.ts'
import { keepLoads } from '#work/recount.ts'
import { routeWaiting } from '#work/line.ts'
import { translated } from '#work/translate.rules.ts'
import type { EraseLead } from '#journey/consent/retention.jobs.ts'
import type { Services } from '#work/services.ts'

/** The built web app: dist/web, beside the folder of the bundle that this file ends up in. */
const web = path.resolve(import.meta.dirname, findDist(import.meta.dirname), 'web')

function findDist(from: string): string {
  const place = from.split(path.sep)
  const depth = place.length - place.lastIndexOf('dist') - 1
  return '../'.repeat(Math.max(depth, 1))
}

/** Serves the API, the screens and the jobs until `stop` is called. */
export async function serve(given: Services): Promise<{ address: string; stop: () => Promise<void> }> {
  const catcher = given.config.catchMail === true ? await startCatcher(keepCaught(given)) : null
  // whoever sends knows a mail server like any other
  const services = catcher ? { ...given, config: { ...given.config, smtpUrl: catcher.url } } : given
  const { config, log } = services
  const app = createApp({
    routes: [...api, ...serverRoutes(api)],
    services,
    log,
    web,
    translate: translated,
    speaking,
    whoAsks: services.access.whoAsks,
    mayDo,
    actingAs,
    publicUrl: services.config.publicUrl,
    // leads are told of by whoever writes them
    acted: (topic) => topic !== 'leads' && topic !== '' && services.changes.topic(topic),
    keepRefused: async (route, raw, problem) => {
      if (route.path === '/api/leads') await keepRefused(services, 'api', raw, problem)
    },
  })
  const server = await startServer(app, config.host, config.port)
  const stopJobs = startJobs(services)
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return {
    address: `http://${host}:${server.port}`,
    stop: async () => {
      services.live.close()
      await server.close()
      await stopJobs()
      await catcher?.close()
    },
  }
}

/** What the web sends, by its kind. */
const drains = [pageDrain, clickDrain, openDrain, formDrain]

/** Every schedule of the server, in plain words: what runs, how often, why. */
function startJobs(services: Services): () => Promise<void> {
  const { log, config } = services
  const failed = (what: string) => (error: unknown) => log.error(`${what} failed`, { error: String(error) })
  const mail = config.smtpUrl === null ? null : smtpSender(config.smtpUrl, () => productFrom(services))
  const post = config.smtpUrl === null ? null : smtpPost(config.smtpUrl)
  const sender =
    post &&
    createSender(services, {
      post,
      renderMail,
      onList: (ids) => listedLeads(services.db, ids, services.now()),
    })
  services.access.sendMail = mail?.send ?? null
  const imports = superviseImports(services)
  const trainings = superviseTrainings(services)
  const matching = superviseMatching(services)
  const jobs = [
    // time limits, fading scores, ends of watches: whatever the agreement alone makes happen
    repeat(500, async () => (await actDueClocks(services)) > 0, failed('acting on due clocks')),
    // a new agreement that judges leads in flight anew, when its moment has come
    repeat(1_000, moveLeads(services), failed('moving leads to the agreement in force')),
    // agreements that another process enacted
    repeat(1_000, () => services.refreshLaw().then(() => false), failed('reading the agreements')),
    // what leads to companies that came from lists, and leads of domains that became known
    repeat(5_000, keepCompanies(services), failed('keeping companies')),
    // what bought data knows of leads that came since
    repeat(10_000, keepEnriched(services), failed('enriching leads')),
    // leads that waited at a desk because nobody was available
    repeat(5_000, routeAgain(services), failed('routing')),
    // somebody else gets the leads of people who have left, and what a manager released
    repeat(5_000, () => releaseLeads(services), failed('releasing leads')),
    // clocks move with the hours, absences and holidays of whoever owes something
    repeat(5_000, async () => (await tellCalendars(services)) > 0, failed('telling leads of changed hours')),
    // holidays of one more year, and the office hours of a new agreement
    repeat(3_600_000, () => renewAllCalendars(services.db).then(() => false), failed('renewing calendars')),
    // how many leads everybody has in work: counted with every batch, and once a day from the beginning
    repeat(86_400_000, () => keepLoads(services).then(() => false), failed('counting leads in work')),
    // meetings of people who have left go to whoever has the lead, or are called off
    repeat(30_000, () => handOnMeetings(services), failed('handing on the meetings of people who left')),
    // verdicts on meetings whose business day is over
    repeat(30_000, () => ringVerdicts(services), failed('asking for verdicts')),
    // people who are taken into programmes that began after them, and out of those that ended
    repeat(1_000, () => walkRuns(services), failed('taking people into programmes and out of them')),
    // other systems that webhook steps of programmes tell, at least once
    repeat(1_000, () => deliverHooks(services, postWebhook), failed('telling other systems')),
    // what they answered, when it is old
    repeat(
      3_600_000,
      () => forgetCalls(services).then(() => false),
      failed('forgetting calls of other systems'),
    ),
    // surveys past their deadline close, and a quarter that ended gets its double rating
    repeat(60_000, () => keepSurveys(services), failed('keeping surveys')),
    // the evidence for a review is there before its day
    repeat(
      3_600_000,
      () => keepReviewReady(services, () => quarters(services)),
      failed('gathering evidence for the review'),
    ),
    // what came of mails of programmes; while many leave it comes second
    repeat(
      1_000,
      async () => (await tellSettled(services)) && sender?.underWay() !== true,
      failed('telling leads of their mails'),
    ),
    // mails that came in: what each means, and what follows
    repeat(500, () => sortMails(services, tellMailIn), failed('taking mails in')),
    // mails of programmes rest when too many came back or were reported as spam
    repeat(10_000, () => judgeHealth(services, tellMailPaused), failed('judging how mails arrive')),
    // what people are told in the product
    repeat(500, () => deliverNotices(services), failed('delivering notices')),
    // what the pages of managers, marketing and the sponsor show: counted before somebody waits for it
    repeat(60_000, () => keepFigures(services), failed('counting figures')),
    // the measurement's grain: rows of leads to whom something happened
    repeat(
      300,
      () => behindIntake(services, () => refreshGrain(services)),
      failed('counting leads for the measurement'),
    ),
    // what leads are worth: those to whom something happened, and all of them in a new month or by a new card
    repeat(
      1_000,
      () => behindIntake(services, () => tellWorths(services)),
      failed('telling what leads are worth'),
    ),
    // who may be the same person: leads of which something else is known
    repeat(
      300,
      () => behindIntake(services, () => refreshMatches(services)),
      failed('looking for duplicates'),
    ),
    // all leads compared anew: once a day when there are enough new ones, or when somebody asks
    repeat(
      3_600_000,
      () => keepMatching(services).then(() => false),
      failed('asking for a run over all leads'),
    ),
    repeat(1_000, matching.look, failed('comparing all leads')),
    // uploaded files that were told to start, one after the other
    repeat(1_000, imports.look, failed('starting an import')),
    // cards that somebody wants learned, one after the other
    repeat(1_000, trainings.look, failed('starting to learn a card')),
    // once a month a card is learned from what has happened since, and proposed to whoever signs
    repeat(
      600_000,
      () => proposeMonthly(services, tellCardLearned).then(() => false),
      failed('proposing a learned card'),
    ),
    // uploaded files that nobody has started for a week
    repeat(86_400_000, () => forgetUploads(services).then(() => false), failed('forgetting uploads')),
    // what the web sent: page views, forms, links and pictures of mails
    repeat(500, () => drainHits(services, drains), failed('taking what the web sent further')),
    // how often forms were seen
    repeat(2_000, () => flushTallies(services.db), failed('counting views of forms')),
    // forms whose address nobody confirmed in time
    repeat(60_000, () => fadeConfirmations(services), failed('letting unconfirmed forms fade')),
    // page views of browsers whose person became known
    repeat(1_000, () => tellVisits(services), failed('telling leads of their visits')),
    // page views older than 90 days
    repeat(3_600_000, () => forgetVisits(services).then(() => false), failed('forgetting visits')),
    // visits, forms, submissions and leads that were kept as long as was decided
    repeat(3_600_000, () => keepRetention(services, eraseOld), failed('letting go what is old')),
    // sign-ins that nobody finished, sessions that ended, failures that are forgiven
    repeat(3600_000, () => forgetExpired(services.db).then(() => false), failed('forgetting what expired')),
  ]
  if (mail) {
    // who filled in a form confirms the address
    jobs.push(repeat(1_000, () => mailConfirmations(services, mail.send), failed('mailing confirmations')))
    // calendar entries of meetings, at least once
    jobs.push(repeat(1_000, () => deliverInvitations(services, mail.send), failed('sending invitations')))
    // notifications to reps, at least once
    jobs.push(
      repeat(1_000, () => deliverNotifications(services, mail.send), failed('delivering notifications')),
      // notices that somebody wants by mail at once
      repeat(2_000, () => mailNotices(services, mail.send), failed('mailing notices')),
      // the rest, in everybody's morning
      repeat(60_000, () => mailDigests(services, mail.send), failed('mailing digests')),
      // the sponsor's page, at the beginning of the week
      repeat(
        60_000,
        () => mailWeekly(services, mail.send, weeklyMail(agreementLives)),
        failed('mailing the week'),
      ),
    )
  }
  // answers and bounces, from the mailbox that they come to
  jobs.push(watchMailbox(services, openInbox))
  return async () => {
    await Promise.all([sender?.stop(), ...jobs.map((stop) => stop())])
    post?.close()
    await Promise.all([imports.stop(), trainings.stop(), matching.stop()])
    await stopRuns()
    mail?.close()
  }
}

/** Who grew old did not ask to be left alone. */
const eraseOld: EraseLead = (services, lead, because, by) =>
  eraseLead(services, lead, because, by, { away: false })

function routeAgain(services: Services): () => Promise<boolean> {
  const route = routeWaiting(services)
  return async () => {
    await services.refreshPeople()
    await route()
    return false
  }
}
