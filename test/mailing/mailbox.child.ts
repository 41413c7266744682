/** A watcher of a mailbox in a process of its own, to be killed. */
import { openInbox } from '#integrations/mail/inbox.ts'
import { watchMailbox } from '#journey/mailing/mailbox.jobs.ts'
import { servicesAt } from '../support/workroom.ts'

const { url, imapUrl } = JSON.parse(process.argv[2]!) as { url: string; imapUrl: string }
const clock = {
  get now() {
    return Date.now()
  },
}
const services = await servicesAt(url, clock)
watchMailbox({ ...services, config: { ...services.config, imapUrl } }, openInbox, {
  leaseMs: 600,
  retryMs: 50,
})
