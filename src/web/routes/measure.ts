import { createRoute, redirect } from '@tanstack/react-router'
import { choicesQuery } from '../measure/data.ts'
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

/** From the first touch to revenue. */
export const measureRoutes = [measure, funnel, river] as const
