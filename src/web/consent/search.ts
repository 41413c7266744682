const TABS = ['purposes', 'requests', 'retention'] as const
export type Tab = (typeof TABS)[number]

export interface ConsentSearch {
  tab?: Tab | undefined
  /** a purpose's id, or `new` */
  edit?: string | undefined
}

export function consentSearch(search: Record<string, unknown>): ConsentSearch {
  const tab = TABS.find((one) => one === search.tab)
  const { edit } = search
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(typeof edit === 'string' && /^[a-z][a-z0-9_]*$/.test(edit) ? { edit } : {}),
  }
}
