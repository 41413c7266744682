import { createRoute, redirect } from '@tanstack/react-router'
import { choicesQuery } from '../measure/data.ts'
import { attributionSearch } from '../measure/attribution/search.ts'
import { contributionSearch } from '../measure/contribution/search.ts'
import { behindSearch, funnelSearch, measureSearch, riverSearch } from '../measure/search.ts'
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

const contribution = createRoute({
  getParentRoute: () => root,
  path: '/measure/contribution',
  validateSearch: contributionSearch,
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/contribution/ContributionScreen.tsx'), 'ContributionScreen'),
})

const attribution = createRoute({
  getParentRoute: () => root,
  path: '/measure/attribution',
  validateSearch: attributionSearch,
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/attribution/AttributionScreen.tsx'), 'AttributionScreen'),
})

/** From the first touch to revenue. */
export const measureRoutes = [measure, funnel, river, quality, behind, contribution, attribution] as const
