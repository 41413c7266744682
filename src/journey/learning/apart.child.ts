import { Worker, parentPort, workerData, isMainThread } from 'node:worker_threads'
import { learn } from './train.rules.ts'
import type { Learned, LearningOptions } from './learned.rules.ts'
import type { LearningTable } from './columns.rules.ts'

/** The program whose thread learns: this one, called with `learn --part`. */
const program = process.argv[1] ?? ''

interface Order {
  table: LearningTable
  options: LearningOptions
}

/**
 * Learns in a thread of its own, so that whoever asks goes on answering others.
 * @param stopped ends the thread half-way; the answer is then null
 * @throws what the thread threw
 */
export function learnApart(
  table: LearningTable,
  options: LearningOptions,
  stopped?: Promise<void>,
): Promise<Learned | null> {
  return new Promise((resolve, reject) => {
    const order: Order = { table, options }
    const worker = new Worker(program, { argv: ['learn', '--part'], workerData: order })
    worker.once('message', (learned: Learned) => resolve(learned))
    worker.once('error', reject)
    worker.once('exit', () => resolve(null))
    void stopped?.then(() => worker.terminate())
  })
}

/** The thread's side. @returns false when this is no such thread */
export function takePart(): boolean {
  if (isMainThread || !parentPort) return false
  const { table, options } = workerData as Order
  parentPort.postMessage(learn(table, options))
  return true
}
