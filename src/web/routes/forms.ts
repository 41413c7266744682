import { createRoute } from '@tanstack/react-router'
import { choicesQuery, formQuery, formsQuery, receivedQuery } from '../forms/data.ts'
import { receivedSearch } from '../forms/search.ts'
import { queryClient } from '../data/query-client.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const forms = createRoute({
  getParentRoute: () => root,
  path: '/forms',
  loader: () => void queryClient.prefetchQuery(formsQuery),
  component: screen(() => import('../forms/FormsScreen.tsx'), 'FormsScreen'),
})

const form = createRoute({
  getParentRoute: () => root,
  path: '/forms/$id',
  loader: ({ params }) => {
    void queryClient.prefetchQuery(formQuery(params.id))
    void queryClient.prefetchQuery(choicesQuery)
  },
  component: screen(() => import('../forms/FormScreen.tsx'), 'FormScreen'),
})

const received = createRoute({
  getParentRoute: () => root,
  path: '/forms/$id/submissions',
  validateSearch: receivedSearch,
  loaderDeps: ({ search: { became } }) => ({ became }),
  loader: ({ params, deps }) => {
    void queryClient.prefetchQuery(formQuery(params.id))
    void queryClient.prefetchInfiniteQuery(receivedQuery(params.id, deps.became))
  },
  component: screen(() => import('../forms/ReceivedScreen.tsx'), 'ReceivedScreen'),
})

/** Forms for the web, and what came by them. */
export const formsRoutes = [forms, form, received] as const
