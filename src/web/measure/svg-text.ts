/** A colour of the page as it is now: a file has no style sheet of ours. */
export const colourOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '#888'
