import { createRoute } from '@tanstack/react-router'
import { queryClient } from '../data/query-client.ts'
import { programmeQuery, programmesQuery } from '../programmes/data.ts'
import * as search from '../search.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const programmes = createRoute({
  getParentRoute: () => root,
  path: '/programmes',
  validateSearch: search.programmesSearch,
  loader: () => void queryClient.prefetchQuery(programmesQuery),
  component: screen(() => import('../programmes/ProgrammesScreen.tsx'), 'ProgrammesScreen'),
})

const programme = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$id',
  validateSearch: search.programmeSearch,
  loaderDeps: ({ search }) => ({ version: search.version }),
  loader: ({ params, deps }) => void queryClient.prefetchQuery(programmeQuery(params.id, deps.version)),
  component: screen(() => import('../programmes/ProgrammeScreen.tsx'), 'ProgrammeScreen'),
})

/** Leads that are not ready yet: programmes, and how they are drawn. */
export const programmesRoutes = [programmes, programme] as const
