import { createRoute } from '@tanstack/react-router'
import * as search from '../search.ts'
import { root } from './root.ts'
import { queueSearch } from '../worth/search.ts'
import { screen } from './screen.ts'

const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  validateSearch: queueSearch,
  component: screen(() => import('../queue/QueueScreen.tsx'), 'QueueScreen'),
})

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  validateSearch: search.meetingsSearch,
  component: screen(() => import('../meetings/MeetingsScreen.tsx'), 'MeetingsScreen'),
})

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: search.accountsSearch,
  component: screen(() => import('../accounts/AccountsScreen.tsx'), 'AccountsScreen'),
})

const oneAccount = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$id',
  component: screen(() => import('../accounts/AccountScreen.tsx'), 'AccountScreen'),
})

const suppressions = createRoute({
  getParentRoute: () => root,
  path: '/suppressions',
  validateSearch: search.suppressionsSearch,
  component: screen(() => import('../suppressions/SuppressionsScreen.tsx'), 'SuppressionsScreen'),
})

/** Lead development. */
export const outreachRoutes = [queue, meetings, accounts, oneAccount, suppressions] as const
