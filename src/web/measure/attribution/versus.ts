/** The model beside the chosen one: what data says beside what a rule says, unless somebody chose; - for none. */
export function versusOf(versus: string | undefined, model: string): string {
  if (versus !== undefined && versus !== model) return versus
  return model === 'markov' ? 'w' : 'markov'
}
