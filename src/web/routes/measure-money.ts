import { createRoute } from '@tanstack/react-router'
import { choicesQuery } from '../measure/data.ts'
import { costBy } from '../measure/cost/by.ts'
import { costLeadsSearch } from '../measure/cost/search.ts'
import { measureSearch } from '../measure/search.ts'
import { queryClient } from '../data/query-client.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const leaks = createRoute({
  getParentRoute: () => root,
  path: '/measure/leaks',
  validateSearch: measureSearch,
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/leaks/LeaksScreen.tsx'), 'LeaksScreen'),
})

const lying = createRoute({
  getParentRoute: () => root,
  path: '/measure/leaks/$what',
  validateSearch: measureSearch,
  component: screen(() => import('../measure/leaks/LyingScreen.tsx'), 'LyingScreen'),
})

const cost = createRoute({
  getParentRoute: () => root,
  path: '/measure/cost',
  validateSearch: (search) => ({ ...measureSearch(search), by: costBy(search.by) }),
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/cost/CostScreen.tsx'), 'CostScreen'),
})

const costLeads = createRoute({
  getParentRoute: () => root,
  path: '/measure/cost/leads',
  validateSearch: costLeadsSearch,
  component: screen(() => import('../measure/cost/CostBehindScreen.tsx'), 'CostBehindScreen'),
})

/** Leads as money: where they lie, and what they cost. */
export const measureMoneyRoutes = [leaks, lying, cost, costLeads] as const
