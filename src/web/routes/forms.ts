import { createRoute } from '@tanstack/react-router'
import { receivedSearch } from '../forms/search.ts'
import { queryClient } from '../data/query-client.ts'
import { ahead } from './ahead.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const forms = createRoute({
  getParentRoute: () => root,
  path: '/forms',
  loader: () => ahead(import('../forms/data.ts'), ({ formsQuery }) => queryClient.prefetchQuery(formsQuery)),
  component: screen(() => import('../forms/FormsScreen.tsx'), 'FormsScreen'),
})

const form = createRoute({
  getParentRoute: () => root,
  path: '/forms/$id',
  loader: ({ params }) =>
    ahead(import('../forms/data.ts'), ({ choicesQuery, formQuery }) => {
      void queryClient.prefetchQuery(formQuery(params.id))
      void queryClient.prefetchQuery(choicesQuery)
    }),
  component: screen(() => import('../forms/FormScreen.tsx'), 'FormScreen'),
})

const received = createRoute({
  getParentRoute: () => root,
  path: '/forms/$id/submissions',
  validateSearch: receivedSearch,
  loaderDeps: ({ search: { became } }) => ({ became }),
  loader: ({ params, deps }) =>
    ahead(import('../forms/data.ts'), ({ formQuery, receivedQuery }) => {
      void queryClient.prefetchQuery(formQuery(params.id))
      void queryClient.prefetchInfiniteQuery(receivedQuery(params.id, deps.became))
    }),
  component: screen(() => import('../forms/ReceivedScreen.tsx'), 'ReceivedScreen'),
})

/** Forms for the web, and what came by them. */
export const formsRoutes = [forms, form, received] as const
