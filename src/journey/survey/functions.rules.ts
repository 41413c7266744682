/**
 * The sides whose views are compared. Finer than the functions that own stages: a sales manager and a rep may mean
 * different leads, and so may an executive.
 */
export const SIDES = ['executives', 'sales_managers', 'reps', 'marketing', 'leadgen', 'admins'] as const
export type Side = (typeof SIDES)[number]

const LABELS: Record<Side, string> = {
  executives: 'Executives',
  sales_managers: 'Sales managers',
  reps: 'Sales reps',
  marketing: 'Marketing',
  leadgen: 'Lead generation',
  admins: 'Administration',
}

const SIDE_OF_ROLE: Record<string, Side> = {
  sponsor: 'executives',
  sales_manager: 'sales_managers',
  rep: 'reps',
  marketing: 'marketing',
  leadgen_manager: 'leadgen',
  sdr: 'leadgen',
  admin: 'admins',
}

/** Null for a desk, which is nobody in particular. */
export function sideOf(person: { role?: string | null; desk: boolean }): Side | null {
  return person.desk ? null : (SIDE_OF_ROLE[person.role ?? ''] ?? null)
}

export function sideLabel(side: string): string {
  return (LABELS as Record<string, string>)[side] ?? side
}

export function inOrderOfSides<Item>(items: readonly Item[], sideOfItem: (item: Item) => string): Item[] {
  const place = (item: Item) => SIDES.indexOf(sideOfItem(item) as Side)
  return [...items].sort((a, b) => place(a) - place(b))
}
