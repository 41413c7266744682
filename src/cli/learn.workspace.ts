import { askedOf, cardHash, carryOut, train } from '#journey/learning/workspace/training.ts'
import { learnedText } from '#journey/learning/text.rules.ts'
import { LEARNING_EN } from '#journey/learning/words.rules.ts'
import { MOMENTS, OUTCOMES } from '#journey/learning/workspace/examples.rules.ts'
import { readTraining } from '#journey/learning/workspace/scorecards.store.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { UsageError, type CommandContext, type Flags } from '#cli/command.ts'
import type { Training } from '#journey/learning/workspace/train.rules.ts'

/** Learns from the workspace and prints what came of it; with `--run` carries out what the server was asked for. */
export async function learnFromWorkspace(context: CommandContext, flags: Flags): Promise<number> {
  const services = await context.open()
  if (typeof flags.run === 'string') {
    const one = await readTraining(services.db, flags.run)
    if (!one) throw new UsageError(`There is no training ${flags.run}.`)
    return printed(context, await carryOut(services, one))
  }
  const asked = askedOf(services, {
    ...chosen(flags, 'outcome', OUTCOMES),
    ...chosen(flags, 'moment', MOMENTS),
    ...horizonOf(flags),
    exclude: columnsOf(flags.exclude),
    keep: columnsOf(flags.keep),
  })
  await settleGrain(services)
  let stopped = false
  void context.stopped.then(() => (stopped = true))
  const training = await train(services, asked, async (done, of) => {
    context.note(`\r\u001b[KReading leads: ${done} of ${of ?? '?'} `)
    return !stopped
  })
  context.note('\r\u001b[K')
  return printed(context, training)
}

function chosen<Name extends string, Value extends string>(
  flags: Flags,
  name: Name,
  known: readonly Value[],
): Partial<Record<Name, Value>> {
  const given = flags[name]
  if (given === undefined) return {}
  const value = known.find((one) => one === given)
  if (!value) throw new UsageError(`--${name} is one of ${known.join(', ')}.`)
  return { [name]: value } as Partial<Record<Name, Value>>
}

function horizonOf(flags: Flags): { horizonDays?: number } {
  if (typeof flags.horizon !== 'string') return {}
  const horizonDays = Number(flags.horizon)
  if (!Number.isInteger(horizonDays) || horizonDays < 14 || horizonDays > 1095)
    throw new UsageError('--horizon is a number of days from 14 to 1095.')
  return { horizonDays }
}

function columnsOf(given: string | true | undefined): string[] {
  return typeof given === 'string' ? given.split(',').map((one) => one.trim()) : []
}

function printed(context: CommandContext, training: Training | null): number {
  if (!training) {
    console.error('learn: stopped half-way, there is no result.')
    return 1
  }
  const { learned, asked, data } = training
  const reason = learned.refusal ? LEARNING_EN.refusal(learned.refusal) : null
  const { never, decided, over, censored, unreadable } = data.leftOut
  const head = [
    `${data.examples} of ${data.passes} passes: ${asked.outcome} within ${asked.horizonDays} days, ${
      asked.moment === 'entry' ? 'seen a day after they began' : 'seen when they were qualified'
    }.`,
    `Left out: ${censored} whose time is not over, ${decided} decided before, ${over} over before, ${never} never qualified, ${unreadable} unreadable.`,
  ]
  context.print(
    { ...training, hash: cardHash(training), reason },
    [...head, '', learnedText(learned)].join('\n'),
  )
  return learned.refusal ? 1 : 0
}
