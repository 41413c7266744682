import { createRoute, redirect } from '@tanstack/react-router'
import { choicesQuery } from '../measure/data.ts'
import { behindSearch, funnelSearch, riverSearch } from '../measure/search.ts'
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
  validateSearch: funnelSearch,
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/funnel/FunnelScreen.tsx'), 'FunnelScreen'),
})

const river = createRoute({
  getParentRoute: () => root,
  path: '/measure/river',
  validateSearch: riverSearch,
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/river/RiverScreen.tsx'), 'RiverScreen'),
})

const quality = createRoute({
  getParentRoute: () => root,
  path: '/measure/quality',
  validateSearch: measureSearch,
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/quality/QualityScreen.tsx'), 'QualityScreen'),
})

const behind = createRoute({
  getParentRoute: () => root,
  path: '/measure/leads',
  validateSearch: behindSearch,
  component: screen(() => import('../measure/BehindScreen.tsx'), 'BehindScreen'),
})

/** From the first touch to revenue. */
export const measureRoutes = [measure, funnel, river, quality, behind] as const
