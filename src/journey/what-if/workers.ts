import { fork, type ChildProcess } from 'node:child_process'
import { environmentOf } from '#platform/config.ts'
import type { Config } from '#platform/config.ts'
import type { Filter, NotReproduced } from '#journey/what-if/trial.rules.ts'
import type { Part, Portion } from '#journey/what-if/part.ts'

/** The program that a part of a run is done by: this one. */
export const whatIfProgram = { path: process.argv[1] ?? '' }

/** What a process needs to know to take part. */
export interface Order {
  snapshot: string
  text: string
  now: number
  filter: Filter
}

export type ToWorker = { order: Order } | { portion: Portion } | 'finish'
export type FromWorker = 'ready' | 'done' | { trouble: NotReproduced } | { part: Part }

export interface Crew {
  /**
   * Has all portions taken. `onPortion` is called after each and may say that enough is enough.
   * @returns null when all was taken, or what stopped it
   * @throws when a process ended before its time
   */
  work: (
    portions: Portion[],
    onPortion: () => boolean,
    onPart: (part: Part) => void,
  ) => Promise<NotReproduced | null>
  end: () => void
}

// A portion's leads fit into a young generation of this size and die there. The old generation begins large: what COPY
// brings lies in buffers, and their weight would have a heap of 35 MB marked from end to end eight times a second.
const nodeFlags = ['--max-semi-space-size=64', '--initial-old-space-size=300', '--max-old-space-size=320']

export function startWorkers(config: Config, count: number, order: Order): Crew {
  const children = Array.from({ length: count }, () => {
    const child = fork(whatIfProgram.path, ['replay', '--part'], {
      execArgv: nodeFlags,
      env: environmentOf(config),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    })
    // one that could not even begin is found out when it is given work
    child.on('error', () => undefined)
    return child
  })
  return {
    end: () => children.forEach((child) => child.kill('SIGKILL')),
    work: async (portions, onPortion, onPart) => {
      const left = [...portions]
      const answers = await Promise.all(
        children.map((child) => employ(child, order, () => left.shift(), onPortion, onPart)),
      )
      return answers.find((answer) => answer !== null) ?? null
    },
  }
}

function employ(
  child: ChildProcess,
  order: Order,
  next: () => Portion | undefined,
  onPortion: () => boolean,
  onPart: (part: Part) => void,
): Promise<NotReproduced | null> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null || !child.connected) {
      reject(new Error('a process of the what-if ended at once'))
      return
    }
    const tell = (message: ToWorker): void => void child.send(message)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`a process of the what-if ended with ${code}`)))
    child.on('message', (message: FromWorker) => {
      if (typeof message === 'object') {
        if ('part' in message) onPart(message.part)
        resolve('trouble' in message ? message.trouble : null)
        return
      }
      if (message === 'done' && !onPortion()) {
        reject(new Error('cancelled'))
        return
      }
      const portion = next()
      tell(portion ? { portion } : 'finish')
    })
    tell({ order })
  })
}
