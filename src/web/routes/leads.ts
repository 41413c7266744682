import { createRoute } from '@tanstack/react-router'
import { importsQuery } from '../data/company.ts'
import { facetsQuery, leadQuery, leadsQuery } from '../data/leads.ts'
import { queryClient } from '../data/query-client.ts'
import { listOf } from '../leads/list-query.ts'
import * as search from '../search.ts'
import { root } from './root.ts'
import { queueSearch } from '../worth/search.ts'
import { screen } from './screen.ts'

const leads = createRoute({
  getParentRoute: () => root,
  path: '/leads',
  validateSearch: search.leadsSearch,
  loaderDeps: ({ search }) => ({ list: listOf(search) }),
  loader: ({ deps }) => {
    void queryClient.prefetchInfiniteQuery(leadsQuery(deps.list))
    void queryClient.prefetchQuery(facetsQuery)
  },
  component: screen(() => import('../leads/LeadsScreen.tsx'), 'LeadsScreen'),
})

const lead = createRoute({
  getParentRoute: () => root,
  path: '/leads/$id',
  validateSearch: search.leadSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(leadQuery(params.id)),
  component: screen(() => import('../lead/LeadScreen.tsx'), 'LeadScreen'),
})

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: queueSearch,
  component: screen(() => import('../inbox/InboxScreen.tsx'), 'InboxScreen'),
})

const returns = createRoute({
  getParentRoute: () => root,
  path: '/returns',
  validateSearch: search.returnsSearch,
  component: screen(() => import('../returns/ReturnsScreen.tsx'), 'ReturnsScreen'),
})

const duplicates = createRoute({
  getParentRoute: () => root,
  path: '/duplicates',
  validateSearch: search.duplicatesSearch,
  component: screen(() => import('../duplicates/DuplicatesScreen.tsx'), 'DuplicatesScreen'),
})

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  loader: () => void queryClient.prefetchQuery(importsQuery),
  component: screen(() => import('../imports/ImportsScreen.tsx'), 'ImportsScreen'),
})

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$id',
  component: screen(() => import('../imports/ImportScreen.tsx'), 'ImportScreen'),
})

const submissions = createRoute({
  getParentRoute: () => root,
  path: '/submissions',
  validateSearch: search.submissionsSearch,
  component: screen(() => import('../submissions/SubmissionsScreen.tsx'), 'SubmissionsScreen'),
})

/** Leads, their hand-off, and how they come in. */
export const leadsRoutes = [leads, lead, inbox, returns, duplicates, imports, oneImport, submissions] as const
