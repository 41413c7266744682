import { importMoney } from '#journey/measure/money/import.actions.ts'
import { listOf, tellImport } from '#cli/list-file.ts'
import { MONEY_LISTS, MoneyInput } from '#journey/measure/money/contract.ts'
import { readBase, readCurrencies, setBase } from '#journey/measure/money/store.ts'
import { UsageError } from '#cli/command.ts'
import type { Command, CommandContext } from '#cli/command.ts'
import type { MoneyList } from '#journey/measure/money/contract.ts'

export const money: Command = {
  name: 'money',
  summary: 'Take in spend, hours and rates of currencies; choose the currency that reports add up in',
  usage: `money [base CURRENCY | import ${MONEY_LISTS.join('|')} FILE [--currency CODE] [--dry-run]]

  without more   the currencies that money was told in, and their latest rates
  --currency     of rows that name none
  --dry-run      decide everything, write nothing`,
  values: ['currency'],
  switches: ['dry-run'],
  run: async (context, [what, ...rest], flags) => {
    if (what === undefined) return tell(context)
    if (what === 'base') return choose(context, rest[0])
    const list = MONEY_LISTS.find((one) => one === rest[0])
    if (what !== 'import' || list === undefined)
      throw new UsageError(`There is no baton money ${[what, ...rest].join(' ')}.`)
    const currency = typeof flags.currency === 'string' ? flags.currency : undefined
    return takeIn(context, list, rest[1], { currency, dryRun: flags['dry-run'] === true })
  },
}

async function tell(context: CommandContext): Promise<number> {
  const { db } = await context.open()
  const [base, currencies] = await Promise.all([readBase(db), readCurrencies(db)])
  const lines = currencies.map(
    (one) =>
      `${one.currency}  ${one.opportunities} opportunities, ${one.spend} of spend, ${one.hours} of hours, ` +
      `latest rate ${one.latestRate ?? '–'}`,
  )
  context.print({ ...base, currencies }, [`Reports add up in ${base.base}.`, ...lines].join('\n'))
  return 0
}

async function choose(context: CommandContext, given: string | undefined): Promise<number> {
  const parsed = MoneyInput.safeParse({ base: given })
  if (!parsed.success) throw new UsageError(`${given ?? ''} is no currency such as EUR.`)
  const { db } = await context.open()
  if (!(await setBase(db, parsed.data.base))) {
    const { base } = await readBase(db)
    throw new UsageError(`The base must stay ${base} while there are rates told against it.`)
  }
  context.print(parsed.data, `Reports add up in ${parsed.data.base}.`)
  return 0
}

async function takeIn(
  context: CommandContext,
  list: MoneyList,
  path: string | undefined,
  wanted: { currency: string | undefined; dryRun: boolean },
): Promise<number> {
  const file = await listOf(path)
  const { db, now, people } = await context.open()
  const say = (field: string, message: string) => `${field} ${message}`.trim()
  return tellImport(context, await importMoney({ db, now: now(), people, say }, list, file, wanted))
}
