/** A sender in a process of its own, to be killed: its clock runs on from the moment that it is given. */
import { smtpPost } from '#integrations/mail/post.ts'
import { createSender } from '#journey/mailing/send.ts'
import { tellSettled } from '#journey/mailing/send.tell.ts'
import { servicesAt } from '../support/workroom.ts'

const { url, smtp, offset, leaseMs } = JSON.parse(process.argv[2]!) as {
  url: string
  smtp: string
  offset: number
  leaseMs: number
}
const clock = {
  get now() {
    return Date.now() + offset
  },
}
const services = await servicesAt(url, clock)
const sender = createSender(services, {
  post: smtpPost(smtp, { width: 6, mailsPerConnection: 20 }),
  onList: () => Promise.resolve(new Set<string>()),
  renderMail: (_, { lead }) =>
    Promise.resolve({ subject: `Hello ${lead.firstName}`, text: 'x', html: '<p>x</p>', templateVersion: 1 }),
  leaseMs,
})
process.stdout.write('ready\n')
for (;;) {
  await sender.run()
  while (await tellSettled(services));
  await new Promise((resolve) => setTimeout(resolve, 20))
}
