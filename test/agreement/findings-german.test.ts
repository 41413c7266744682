import fs from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { findingDe } from '#journey/agreement/words/findings.de.ts'

const room = 'src/journey/agreement'
/** They compile or check an agreement; the others speak in words files, or to the log. */
const checks = fs
  .readdirSync(room)
  .filter((file) =>
    /^(assemble|because|criteria|duplicates|duration|duties|expression|fields|lifecycle|schema|scores|shape|source|targets|calendar\.read)\b.*\.ts$/.test(
      file,
    ),
  )
  .filter((file) => !/describe|assemble\.ts$/.test(file))

/** Said together with others, or with a word in the gap: the whole is told below. */
const PARTS = new Set([
  'End with `to: { everybody: true }` to hand it to somebody.',
  'Compare `x0` directly with a whole number, such as `x1 >= 40`: x2.',
  'The name x0 x1.',
  'There is no x0 `x1`.',
])

/** Sentences in the code of a file; what is filled in stands as `x0`, `x1` … */
function sentencesIn(file: string): string[] {
  const code = ts.createSourceFile(
    file,
    fs.readFileSync(`${room}/${file}`, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text !== null && /^[\p{Lu}`"].*[a-z]+ [a-z]+.*\.$/su.test(text) && !isDescription(node))
      found.push(text)
    else if (text !== null && /^must /.test(text)) found.push(`\`a.b\` ${text}.`)
    else ts.forEachChild(node, visit)
  }
  visit(code)
  return found
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  const filled = ({ expression }: ts.TemplateSpan, i: number) =>
    /didYouMean|near|none/.test(expression.getText()) ? '' : `x${i}`
  return node.head.text + node.templateSpans.map((span, i) => filled(span, i) + span.literal.text).join('')
}

/** What a schema says of a field to whoever writes the file: an editor shows it, in English. */
function isDescription(node: ts.Node): boolean {
  const call = node.parent
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === 'describe'
  )
}

describe('given what the checks of an agreement can find', () => {
  const said = checks.flatMap(sentencesIn)

  test('when each is told in German, then none stays English', () => {
    expect(said.length).toBeGreaterThan(100)
    expect(said.filter((one) => !PARTS.has(one) && findingDe(one) === one)).toEqual([])
  })

  test('when a finding names things and guesses what was meant, then all of it stands in the German sentence', () => {
    expect(findingDe('There is no market `hom`. Did you mean `home`?')).toBe(
      'Es gibt keinen Markt `hom`. Meinten Sie `home`?',
    )
    expect(
      findingDe(
        'No rule is for every lead: one that fits none, or whose people are all away, waits at the desk. End with `to: { everybody: true }` to hand it to somebody.',
      ),
    ).toMatch(/^Keine Regel ist für jeden Lead: .+ Enden Sie mit `to: \{ everybody: true \}`/)
    expect(
      findingDe(
        'Compare `score.total` directly with a whole number, such as `score.total >= 40`: the moment at which a decaying score crosses it is solved exactly.',
      ),
    ).toMatch(/^Vergleichen Sie `score.total`/)
    expect(findingDe('The name `a b` is not allowed.')).toBe('Der Name `a b` ist nicht erlaubt.')
    expect(findingDe('There are two signs with the id `demo`.')).toBe(
      'Zweimal dieselbe Kennung `demo`: Zeichen.',
    )
    expect(findingDe('The expression cannot be read here: Unexpected token at the end.')).toBe(
      'Der Ausdruck lässt sich hier nicht lesen.',
    )
  })

  test('when nobody translated a finding, then it stays as it is', () => {
    expect(findingDe('Nobody has said this yet.')).toBe('Nobody has said this yet.')
  })
})
