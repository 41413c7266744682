import { createRoute } from '@tanstack/react-router'
import { queryClient } from '../data/query-client.ts'
import { signalsQuery } from '../signals/data.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const signals = createRoute({
  getParentRoute: () => root,
  path: '/signals',
  loader: () => void queryClient.prefetchQuery(signalsQuery),
  component: screen(() => import('../signals/SignalsScreen.tsx'), 'SignalsScreen'),
})

/** What people did and what software did. */
export const signalsRoutes = [signals] as const
