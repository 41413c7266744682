import orgTypes from './org-types.json' with { type: 'json' }
import { fold } from './text.rules.ts'

export interface CompanyName {
  /** the name without its legal form, folded; never empty */
  core: string
  /** what kind of legal form was cut off, such as LLC or JSC; empty where there was none */
  form: string
  /** the form itself, folded (`gmbh`): two of one kind may still be two companies of a group; empty where there was none */
  legal: string
}

interface Form {
  display?: string
  compare?: string
  generic?: string
  aliases?: string[]
}

/** Words that companies carry or leave out as they like. */
const LOOSE = new Set([
  'the',
  'company',
  'and',
  'und',
  'et',
  'y',
  'e',
  'of',
  'der',
  'die',
  'das',
  'la',
  'le',
  'les',
  'el',
])

interface Forms {
  /** a legal form's folded words joined → what it is in general, else its own short sign */
  byWords: Map<string, Means>
  mostWords: number
  /** forms of scripts that put no space between words, longest first */
  unspaced: [string, Means][]
}

interface Means {
  form: string
  legal: string
}

let known: Forms | undefined

// read at first use: no other command should pay for three thousand names
function forms(): Forms {
  if (known) return known
  const types: Form[] = orgTypes.types
  const byWords = new Map<string, Means>()
  const unspaced: [string, Means][] = []
  for (const { display, compare, generic, aliases } of types) {
    for (const name of [display, compare, ...(aliases ?? [])]) {
      if (name === undefined) continue
      const words = wordsOf(String(name))
      const legal = wordsOf(String(display ?? compare ?? name))
      const means = { form: generic ?? legal, legal }
      if (words !== '' && words.length > 1 && !byWords.has(words)) byWords.set(words, means)
      if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u.test(String(name)))
        unspaced.push([String(name), means])
    }
  }
  unspaced.sort((a, b) => b[0].length - a[0].length)
  const mostWords = Math.max(...[...byWords.keys()].map((words) => words.split(' ').length))
  return (known = { byWords, mostWords, unspaced })
}

/** Folded, and single letters that stand together made a word: G.m.b.H. and GmbH, A.B.C. and ABC meet. */
function wordsOf(text: string): string {
  return fold(text.replaceAll('&', ' and ')).replace(/\b([a-z])((?: [a-z])+)\b/g, (all) =>
    all.replaceAll(' ', ''),
  )
}

/** Takes a company's name apart; null where there is none. */
export function companyName(text: string): CompanyName | null {
  const { unspaced } = forms()
  let given = text.trim()
  let form = ''
  let legal = ''
  for (const [name, means] of unspaced) {
    if (given === name || !given.includes(name) || !(given.startsWith(name) || given.endsWith(name))) continue
    given = given.replace(name, ' ')
    form = means.form
    legal = means.legal
    break
  }
  const words = wordsOf(given).split(' ').filter(Boolean)
  if (words.length === 0) return null
  for (;;) {
    const cut = formAt(words)
    if (cut === null) break
    words.splice(cut.from, cut.count)
    if (form === '') ({ form, legal } = cut.means)
  }
  const core = words.filter((word) => !LOOSE.has(word))
  return { core: (core.length > 0 ? core : words).join(' '), form, legal }
}

/** The longest legal form at the end of the words, else at their beginning; never all of them. */
function formAt(words: readonly string[]): { from: number; count: number; means: Means } | null {
  const { byWords, mostWords } = forms()
  for (let count = Math.min(mostWords, words.length - 1); count > 0; count--) {
    const ending = byWords.get(words.slice(-count).join(' '))
    if (ending !== undefined) return { from: words.length - count, count, means: ending }
    const beginning = byWords.get(words.slice(0, count).join(' '))
    // at the beginning a single short word is more often a name (AS Roma, AB Foods) than a form, unless it is long
    if (beginning !== undefined && (count > 1 || words[0]!.length > 2))
      return { from: 0, count, means: beginning }
  }
  return null
}
