import os from 'node:os'
import { readFile } from 'node:fs/promises'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { takePart } from '#journey/what-if/part.child.ts'
import { tryOnAll, tryOnSample } from '#journey/what-if/actions.ts'
import { UsageError } from '#cli/command.ts'
import { whatIfText } from '#journey/what-if/text.rules.ts'
import type { Command, CommandContext, Flags } from '#cli/command.ts'
import type { Draft } from '#journey/what-if/actions.ts'
import type { Filter } from '#journey/what-if/trial.rules.ts'

export const replay: Command = {
  name: 'replay',
  summary: 'Try a proposed agreement on the history: who would have been handed over, and who not',
  usage: 'replay --agreement FILE [--sample] [--from DATE] [--to DATE] [--live] [--prove]',
  values: ['agreement', 'from', 'to'],
  switches: ['sample', 'live', 'prove', 'part'],
  run: async (context, _args, flags) => {
    if (flags.part === true) {
      await takePart(await context.open())
      return 0
    }
    const draft = await draftOf(context, flags)
    if (!draft) return 2
    const filter = filterOf(flags)
    const services = await context.open()
    let stopped = false
    void context.stopped.then(() => (stopped = true))
    const answer =
      flags.sample === true
        ? await tryOnSample(services, draft, filter)
        : await tryOnAll(services, draft, {
            filter,
            prove: flags.prove === true ? 'all' : 'enough',
            workers: Math.min(4, Math.max(2, os.availableParallelism())),
            onProgress: (leads, of) =>
              context.note(`\r${leads.toLocaleString('en')} of ${of.toLocaleString('en')} leads `),
            cancelled: () => stopped,
          })
    context.note('\r\u001b[K')
    if (answer === null) {
      console.error('replay: stopped half-way, there is no result.')
      return 1
    }
    if ('what' in answer) {
      const where = `lead ${answer.lead}${answer.seq === null ? '' : `, entry ${answer.seq}`}`
      context.print(
        { notReproduced: answer },
        `The record is not what its agreement leads to (${where}: ${answer.what}). Run baton audit.`,
      )
      return 1
    }
    context.print(answer.result, whatIfText(answer.result))
    return 0
  },
}

async function draftOf(context: CommandContext, flags: Flags): Promise<Draft | null> {
  const file = flags.agreement
  if (typeof file !== 'string') throw new UsageError('Name the proposed agreement with --agreement FILE.')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read.`)
  })
  const compiled = compileAgreement(text)
  if (compiled.ok) return { text, ruleset: compiled.ruleset }
  const lines = compiled.problems.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`)
  context.print({ problems: compiled.problems }, lines.join('\n'))
  return null
}

function filterOf(flags: Flags): Filter {
  return { from: dayOf('from', flags.from), to: dayOf('to', flags.to), live: flags.live === true }
}

function dayOf(flag: string, value: string | true | undefined): number | null {
  if (value === undefined) return null
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : NaN
  if (Number.isNaN(at)) throw new UsageError(`--${flag} takes a day as YYYY-MM-DD.`)
  return at
}
