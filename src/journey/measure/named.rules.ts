/** Who was named with a deal, and whether it is counted with the lead that tells of it. */
interface Naming {
  leads: string[]
  primary: boolean
}

/** Of two leads that are one, and were both named with a deal: all who were named, the one first that it is counted with. */
export function namedTogether(mine: Naming, theirs: Naming): Naming {
  const [first, second] = theirs.primary && !mine.primary ? [theirs, mine] : [mine, theirs]
  return { leads: allOf(first.leads, second.leads), primary: first.primary }
}

/** Each once, in the order in which they are named first. */
export function allOf(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())]
}
