import { createRoute } from '@tanstack/react-router'
import { peopleQuery } from '../data/company.ts'
import { queryClient } from '../data/query-client.ts'
import * as search from '../search.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: search.peopleSearch,
  loader: () => void queryClient.prefetchQuery(peopleQuery),
  component: screen(() => import('../people/PeopleScreen.tsx'), 'PeopleScreen'),
})

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: screen(() => import('../people/KeysScreen.tsx'), 'KeysScreen'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: screen(() => import('../account/AccountScreen.tsx'), 'AccountScreen'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search.signInSearch,
  component: screen(() => import('../sign-in/SignInScreen.tsx'), 'SignInScreen'),
})

const claim = createRoute({
  getParentRoute: () => root,
  path: '/claim/$token',
  component: screen(() => import('../sign-in/ClaimScreen.tsx'), 'ClaimScreen'),
})

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: screen(() => import('../sign-in/InviteScreen.tsx'), 'InviteScreen'),
})

/** Who works here, and how they come in. */
export const peopleRoutes = [people, keys, account, signIn, claim, invite] as const
