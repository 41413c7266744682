import { createRoute } from '@tanstack/react-router'
import { queryClient } from '../data/query-client.ts'
import { hookQuery, hookSearch, hooksQuery } from '../hooks/data.ts'
import * as search from '../search.ts'
import { ahead } from './ahead.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const programmes = createRoute({
  getParentRoute: () => root,
  path: '/programmes',
  validateSearch: search.programmesSearch,
  loader: () =>
    ahead(import('../programmes/data.ts'), ({ programmesQuery }) =>
      queryClient.prefetchQuery(programmesQuery),
    ),
  component: screen(() => import('../programmes/ProgrammesScreen.tsx'), 'ProgrammesScreen'),
})

const programme = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$id',
  validateSearch: search.programmeSearch,
  loaderDeps: ({ search }) => ({ version: search.version }),
  loader: ({ params, deps }) =>
    ahead(import('../programmes/data.ts'), ({ programmeQuery }) =>
      queryClient.prefetchQuery(programmeQuery(params.id, deps.version)),
    ),
  component: screen(() => import('../programmes/ProgrammeScreen.tsx'), 'ProgrammeScreen'),
})

const hooks = createRoute({
  getParentRoute: () => root,
  path: '/hooks',
  loader: () => void queryClient.prefetchQuery(hooksQuery),
  component: screen(() => import('../hooks/HooksScreen.tsx'), 'HooksScreen'),
})

const hook = createRoute({
  getParentRoute: () => root,
  path: '/hooks/$id',
  validateSearch: hookSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(hookQuery(params.id)),
  component: screen(() => import('../hooks/HookScreen.tsx'), 'HookScreen'),
})

/** Leads that are not ready yet: programmes, how they are drawn, and the systems that they tell. */
export const programmesRoutes = [programmes, programme, hooks, hook] as const
