import { createRoute } from '@tanstack/react-router'
import { choicesQuery } from '../measure/data.ts'
import { maturedSearch, maturitySearch } from '../measure/maturity/search.ts'
import { queryClient } from '../data/query-client.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const maturity = createRoute({
  getParentRoute: () => root,
  path: '/measure/maturity',
  validateSearch: maturitySearch,
  loader: () => void queryClient.prefetchQuery(choicesQuery),
  component: screen(() => import('../measure/maturity/MaturityScreen.tsx'), 'MaturityScreen'),
})

const matured = createRoute({
  getParentRoute: () => root,
  path: '/measure/maturity/leads',
  validateSearch: maturedSearch,
  component: screen(() => import('../measure/maturity/MaturedScreen.tsx'), 'MaturedScreen'),
})

/** Short term apart from long. */
export const measureMaturityRoutes = [maturity, matured] as const
