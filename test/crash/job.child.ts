/** One job of the server in a process of its own, to be killed: its clock runs on from the moment that it is given. */
import { actDueClocks } from '#work/clockwork.ts'
import { clickDrain, openDrain } from '#journey/capture/tracking/mail.drain.ts'
import { drainHits } from '#journey/capture/tracking/drain.jobs.ts'
import { pageDrain } from '#journey/capture/tracking/page.drain.ts'
import { sortMails } from '#journey/mailing/inbound.jobs.ts'
import { tellMailIn } from '#notices/mail-in.ts'
import { walkRuns } from '#journey/nurture/runs.jobs.ts'
import { servicesAt } from '../support/workroom.ts'
import type { Services } from '#work/services.ts'

const { url, offset, job } = JSON.parse(process.argv[2]!) as { url: string; offset: number; job: string }
const clock = {
  get now() {
    return Date.now() + offset
  },
}

const jobs: Record<string, (services: Services) => Promise<unknown>> = {
  programmes: async (services) => {
    await walkRuns(services)
    await actDueClocks(services)
  },
  incoming: (services) => sortMails(services, tellMailIn),
  hits: (services) => drainHits(services, [pageDrain, clickDrain, openDrain]),
}

const services = await servicesAt(url, clock)
await services.refreshLaw()
process.stdout.write('ready\n')
for (;;) {
  await jobs[job]!(services)
  await new Promise((resolve) => setTimeout(resolve, 10))
}
