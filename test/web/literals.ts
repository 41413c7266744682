import ts from 'typescript'

/** Attributes that are read out or shown. */
const SPOKEN =
  /^(label|title|alt|placeholder|hint|what|text|aria-(label|description|roledescription|valuetext))$/
/** What is no language: keys, paths, examples of what is typed. */
const NO_WORDS = /^(\W*|.|[a-z_-]+|\/[a-z/]*|de, en-GB|Enter|Escape|Arrow\w+)$/

/** Text for people that stands in the code of a component: `LINE TEXT`. In JSX, and in what is spoken of an element. */
export function literalsIn(code: string, file: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const say = (node: ts.Node, text: string) => {
    const words = text.trim().replaceAll(/\s+/g, ' ')
    if (!/\p{L}{2,}/u.test(words) || NO_WORDS.test(words)) return
    found.push(`${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1} ${words}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) say(node, node.text)
    else if (ts.isJsxAttribute(node) && node.initializer && SPOKEN.test(node.name.getText(source)))
      textsOf(node.initializer).forEach((text) => say(text, text.text))
    else if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      shownOf(node.expression).forEach((text) => say(text, text.text))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

type Text =
  ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail

/** Every literal in an attribute, but for what a function in it does. */
function textsOf(node: ts.Node): Text[] {
  if (isText(node)) return [node]
  if (ts.isFunctionLike(node) || ts.isCallExpression(node) || ts.isElementAccessExpression(node)) return []
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken)
    return []
  const inside: Text[] = []
  ts.forEachChild(node, (child) => void inside.push(...textsOf(child)))
  return inside
}

/** Literals that an expression between tags comes to: branches of a choice, right sides of `&&` and `??`. */
function shownOf(node: ts.Expression): Text[] {
  if (isText(node)) return [node]
  if (ts.isTemplateExpression(node)) return textsOf(node)
  if (ts.isParenthesizedExpression(node)) return shownOf(node.expression)
  if (ts.isConditionalExpression(node)) return [...shownOf(node.whenTrue), ...shownOf(node.whenFalse)]
  if (ts.isBinaryExpression(node)) return shownOf(node.right)
  return []
}

function isText(node: ts.Node): node is Text {
  return (
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node)
  )
}
