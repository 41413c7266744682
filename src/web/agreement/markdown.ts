/** The contract as Markdown; what reads it is fetched when it is asked for. */
export async function contractTextOf(text: string): Promise<string> {
  const [law, { lawWords }] = await Promise.all([
    import('#journey/agreement/editing.contract.ts'),
    import('./spoken-law.ts'),
  ])
  const read = law.compileAgreement(text)
  return read.ok ? law.contractMarkdown(law.contractText(read.document, lawWords), lawWords) : text
}
