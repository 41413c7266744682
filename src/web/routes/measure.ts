import { createRoute, redirect } from '@tanstack/react-router'
import { choicesQuery } from '../measure/data.ts'
import { costBy } from '../measure/cost/by.ts'
import { measureSearch } from '../measure/search.ts'
import { queryClient } from '../data/query-client.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const measure = createRoute({
  getParentRoute: () => root,
  path: '/measure',
  beforeLoad: () => {
    throw redirect({ to: '/measure/funnel', replace: true })
  },
})

const funnel = createRoute({
  getParentRoute: () => root,
  path: '/measure/funnel',
  validateSearch: measureSearch,
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/funnel/FunnelScreen.tsx'), 'FunnelScreen'),
})

const river = createRoute({
  getParentRoute: () => root,
  path: '/measure/river',
  validateSearch: measureSearch,
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/river/RiverScreen.tsx'), 'RiverScreen'),
})

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

/** From the first touch to revenue. */
export const measureRoutes = [measure, funnel, river, leaks, lying, cost] as const
