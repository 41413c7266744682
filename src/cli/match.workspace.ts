import { UsageError, type CommandContext } from '#cli/command.ts'
import { countPairs } from '#journey/duplicates/pairs.store.ts'
import { knowledge, readSettings } from '#journey/duplicates/knowledge.store.ts'
import { progressOf } from '#cli/match.progress.ts'
import { runWorkspace } from '#journey/duplicates/workspace.ts'

const STAGES = { learn: 'Reading leads', keys: 'Writing who shares what', pairs: 'Comparing leads' }

/**
 * All leads of the workspace, compared with each other. Exit code 1: another process is at it, or it was stopped. Broken off,
 * it stays a run under way: the server goes on with it, or the next call.
 */
export async function matchWorkspace(context: CommandContext, args: string[]): Promise<number> {
  if (args.length > 0) throw new UsageError('--workspace takes no files.')
  const services = await context.open()
  const progress = progressOf(context)
  let isOver = false
  void context.stopped.then(() => (isOver = true))
  const run = await runWorkspace(services, 'api', {
    say: (stage, done, total) =>
      progress(
        `${STAGES[stage]} ${done} of ${total}${stage === 'learn' && done === total ? ', learning' : ''}`,
      ),
    isOver: () => isOver,
  })
  progress('')
  if (run === null) {
    context.print({ state: 'elsewhere' }, 'Another process compares the leads already.')
    return 1
  }
  const settings = await readSettings(services.db)
  const { leads, expected, kept, model } = await knowledge(services.db)
  const { open } = await countPairs(services.db, settings, services.now())
  context.print(
    { state: run.state, leads: run.done, asked: open, model, learnedFrom: leads, expected, kept },
    run.state === 'running'
      ? `Broken off after ${run.done} of ${run.total} leads. A server that runs goes on from there, or the next call.`
      : `${run.done} leads compared; ${open}${open === 500 ? ' and more' : ''} pairs wait for a decision.`,
  )
  return run.state === 'done' ? 0 : 1
}
