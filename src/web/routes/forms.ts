import { createRoute } from '@tanstack/react-router'
import { choicesQuery, formQuery, formsQuery } from '../forms/data.ts'
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

/** Forms for the web. */
export const formsRoutes = [forms, form] as const
