/** How a change is told, and the head of the contract on paper. */
export const diff = {
  changes: (n: number, figure: string) => `${figure} ${n === 1 ? 'change' : 'changes'}`,
  identical: 'Nothing has changed.',
  file: 'Only the wording of the file has changed, not what it says.',
  added: (text: string) => `New: ${text}`,
  removed: (text: string) => `No longer: ${text}`,
  order: 'Order',
  details: 'Details',
  orderNow: (place: string) => `The order of ${place} has changed.`,
  valueNow: (place: string, after: string, before: string) =>
    `${place} is now ${after} instead of ${before}.`,
  notGiven: 'not given',
  exactly: (change: string) => `${change} (the exact condition differs)`,
  instead: (after: string, before: string) => `${after} instead of ${before}`,
  /** a figure and its unit, without an s: "4 business hours", not "10 to 35 %" */
  amount: /^([\d.,]+)( (?!to )[a-z% ]+?)(s?)$/,
}

/** What a check found, as it is made. */
export const finding = (message: string): string => message

export const paper = {
  head: (version: number, from: string) => `Version ${version}, in force from ${from}.`,
  review: (date: string) => ` To be reviewed by ${date}.`,
}
