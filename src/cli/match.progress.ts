import type { CommandContext } from '#cli/command.ts'

/** One line that overwrites itself, on a terminal only; an empty one ends it. */
export function progressOf(context: CommandContext): (line: string) => void {
  let shown = 0
  let last = ''
  return (line) => {
    const now = performance.now()
    if (line === last || (line !== '' && now - shown < 100)) return
    shown = now
    last = line
    context.note(`\r\u001b[K${line}`)
  }
}
