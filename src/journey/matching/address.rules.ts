import { fold } from './text.rules.ts'

/** Words of streets that are written short as often as long; both sides of a comparison go through the same table. */
const SHORT: Record<string, string> = Object.fromEntries(
  'st street|str street|strasse street|rd road|ave avenue|av avenue|blvd boulevard|dr drive|ln lane|ct court|cct circuit|crct circuit|cres crescent|crs crescent|pl place|platz place|sq square|pde parade|tce terrace|ter terrace|hwy highway|pkwy parkway|cl close|gr grove|n north|s south|e east|w west|apt apartment|ste suite|fl floor|bldg building|rte route|ft fort|mt mount|saint street'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
)

/** A street as it is compared: folded, its short words long, German compounds cut (Hauptstr. and Haupt Straße meet). */
export function plainStreet(text: string): string {
  return fold(text)
    .replace(/([a-z]{3,})(strasse|str)\b/g, '$1 street')
    .replace(/([a-z]{3,})platz\b/g, '$1 place')
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ')
}

/** The number in a street, which tells more than any of its words. Empty when there is none. */
export function numberOfStreet(street: string): string {
  return /\b\d+[a-z]?\b/.exec(street)?.[0] ?? ''
}

/** A post code without spaces and marks, in lower case; a leading country sign (D-80331) goes. */
export function plainPostcode(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[a-z]{1,2}-(?=\d)/, '')
    .replace(/\.0$/, '')
    .replace(/[^a-z0-9]/g, '')
}
