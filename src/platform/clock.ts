/** A clock: the present moment in epoch milliseconds (UTC). Pure code is handed a number, never a clock. */
export type Clock = () => number

/** The clock of the machine. Only `main.ts`, the CLI and the platform hand it out. */
export const systemClock: Clock = () => Date.now()
