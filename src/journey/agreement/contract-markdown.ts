import type { Contract } from './contract-text.ts'
import { en, type AgreementWords } from './words/en.ts'

/** The contract as Markdown: for print, for a mail, for a repository. Ends with a line break. */
export function contractMarkdown(contract: Contract, { terms, paper }: AgreementWords = en): string {
  const review = contract.review === null ? '' : paper.review(terms.date(contract.review))
  const lines = [
    `# ${escape(contract.title)}`,
    '',
    paper.head(contract.version, terms.date(contract.effectiveFrom)) + review,
  ]
  for (const section of contract.sections) {
    lines.push('', `## ${section.number}. ${escape(section.title)}`)
    for (const clause of section.clauses) {
      lines.push('', `### ${clause.number} ${escape(clause.title)}`, '')
      for (const { text, body } of clause.sentences) {
        lines.push(text.startsWith('– ') ? `  - ${escape(text.slice(2))}` : `- ${escape(text)}`)
        if (body !== undefined) lines.push('', ...body.trimEnd().split('\n').map(quoted), '')
      }
    }
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

// a job aid is Markdown itself; as a quotation its headings and lists stay within it
function quoted(line: string): string {
  return line === '' ? '  >' : `  > ${line}`
}

function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, (character) => `\\${character}`)
}
