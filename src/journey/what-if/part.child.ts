import { alwaysInForce } from '#journey/what-if/trial.rules.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { emptyPart, takePortion } from '#journey/what-if/part.ts'
import type { Database } from '#platform/database.ts'
import type { FromWorker, Order, ToWorker } from '#journey/what-if/workers.ts'
import type { Law } from '#journey.ts'
import type { Portion, Terms } from '#journey/what-if/part.ts'

/** The other end of workers.ts: one process, one connection, portion after portion until there is no more. */
export async function takePart(floor: { db: Database; law: Law }): Promise<void> {
  const inbox = messages()
  const first = await inbox()
  if (first === 'finish' || !('order' in first)) return
  const { order } = first
  const terms = termsOf(floor.law, order)
  await floor.db.transaction(
    async (snapshot) => {
      if (!/^[0-9A-F-]+$/i.test(order.snapshot)) throw new Error('not a snapshot')
      await snapshot.query(`set transaction snapshot '${order.snapshot}'`)
      const part = emptyPart()
      send('ready')
      for (let message = await inbox(); message !== 'finish'; message = await inbox()) {
        const { portion } = message as { portion: Portion }
        const trouble = await takePortion(snapshot, terms, portion, part)
        if (trouble) return send({ trouble })
        send('done')
      }
      send({ part })
    },
    { isolation: 'repeatable read', readOnly: true, timeoutMs: 900_000 },
  )
}

function termsOf(law: Law, { text, now, filter }: Order): Terms {
  const compiled = compileAgreement(text)
  if (!compiled.ok) throw new Error('the draft does not compile')
  return { law, trial: alwaysInForce(compiled.ruleset, 'unlisted'), now, filter }
}

function send(message: FromWorker): void {
  process.send?.(message)
}

/** Messages one after the other; whoever started this process being gone ends it. */
function messages(): () => Promise<ToWorker> {
  const waiting: ToWorker[] = []
  let wake: (() => void) | null = null
  process.on('message', (message: ToWorker) => {
    waiting.push(message)
    wake?.()
  })
  process.once('disconnect', () => process.exit(1))
  return async () => {
    while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    return waiting.shift()!
  }
}
