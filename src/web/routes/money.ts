import { createRoute } from '@tanstack/react-router'
import { queryClient } from '../data/query-client.ts'
import { moneyQuery } from '../money/data.ts'
import { moneySearch } from '../money/search.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const money = createRoute({
  getParentRoute: () => root,
  path: '/measure/money',
  validateSearch: moneySearch,
  loader: () => void queryClient.prefetchQuery(moneyQuery),
  component: screen(() => import('../money/MoneyScreen.tsx'), 'MoneyScreen'),
})

/** What was spent, on what, in which currency. */
export const moneyRoutes = [money] as const
