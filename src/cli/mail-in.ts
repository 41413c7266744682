import { readIncoming } from '#journey/mailing/inbound.list.store.ts'
import { sortMails } from '#journey/mailing/inbound.jobs.ts'
import { takeIn } from '#journey/mailing/inbound.ts'
import { tellMailIn } from '#notices/mail-in.ts'
import { UsageError } from '#cli/command.ts'
import type { Command } from '#cli/command.ts'

/** What mail servers understand (sysexits.h). All but these two tell them to try again: no mail is lost for our trouble. */
const USAGE = 64
const BAD_DATA = 65
const TRY_AGAIN = 75

/** Far more than any mail server lets through. */
const MOST_BYTES = 64 * 1024 * 1024

export const mailIn: Command = {
  name: 'mail-in',
  summary: 'Take in one mail from standard input, as mail servers hand it to a program',
  usage: `mail-in [--mailbox ADDRESS] < MESSAGE

  --mailbox ADDRESS  the mailbox that it came to: what a new sender means is set for each; default: piped

Ends with 0 when the mail is on disk, 65 when it is none or too large, 75 when it is to be tried again.`,
  values: ['mailbox'],
  switches: [],
  exits: { wrong: USAGE, failed: TRY_AGAIN },
  run: async (context, args, flags) => {
    if (args.length > 0) {
      throw new UsageError('mail-in reads standard input and takes no file.')
    }
    const raw = await readAll(process.stdin)
    if (raw === null || raw.length === 0) {
      context.note(raw === null ? 'the mail is too large\n' : 'there is no mail on standard input\n')
      return BAD_DATA
    }
    const services = await context.open()
    const mailbox = typeof flags.mailbox === 'string' ? flags.mailbox : 'piped'
    const taken = await takeIn(services, { raw, how: 'piped', mailbox, uid: null })
    // on disk: what follows may fail without harm, a server takes it further as well
    await sortMails(services, tellMailIn, taken.id).catch((error: unknown) =>
      context.note(`taken, and not sorted yet: ${String(error)}\n`),
    )
    const { kind } = (await readIncoming(services.db, taken.id)) ?? { kind: null }
    context.print(
      { ...taken, kind },
      taken.outcome === 'taken' ? `Taken in as ${taken.id}.` : `Known already as ${taken.id}.`,
    )
    return 0
  },
}

async function readAll(input: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of input) {
    size += chunk.length
    // read to its end all the same: whoever writes would hear of a broken pipe instead of the reason
    if (size <= MOST_BYTES) chunks.push(chunk)
  }
  return size > MOST_BYTES ? null : Buffer.concat(chunks)
}
