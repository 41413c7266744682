// A quoted thing is taken whole, so that a semicolon in it separates nothing: dollar quotes, strings, names, comments.
const token =
  /\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|;|[^$'"\-/;eE]+|[\s\S]/g

/** The statements of a SQL text, without their semicolons and without those that are only comments. Pure. */
export function sqlStatements(text: string): string[] {
  const statements: string[] = []
  let statement = ''
  for (const [part] of text.matchAll(token)) {
    if (part !== ';') {
      statement += part
      continue
    }
    statements.push(statement)
    statement = ''
  }
  statements.push(statement)
  return statements.map((one) => one.trim()).filter((one) => withoutComments(one) !== '')
}

function withoutComments(statement: string): string {
  return statement.replace(/^(\s|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)*/, '')
}
