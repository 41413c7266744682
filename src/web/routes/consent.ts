import { createRoute } from '@tanstack/react-router'
import { consentSearch } from '../consent/search.ts'
import { purposesQuery } from '../consent/data.ts'
import { queryClient } from '../data/query-client.ts'
import { watchCountQuery } from '../watch/data.ts'
import { watchSearch } from '../watch/search.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const consent = createRoute({
  getParentRoute: () => root,
  path: '/consent',
  validateSearch: consentSearch,
  loader: () => void queryClient.prefetchQuery(purposesQuery),
  component: screen(() => import('../consent/ConsentScreen.tsx'), 'ConsentScreen'),
})

const watch = createRoute({
  getParentRoute: () => root,
  path: '/watch',
  validateSearch: watchSearch,
  loader: () => void queryClient.prefetchQuery(watchCountQuery),
  component: screen(() => import('../watch/WatchScreen.tsx'), 'WatchScreen'),
})

/** What people agreed to and asked for, and leads that are not for us now. */
export const consentRoutes = [consent, watch] as const
