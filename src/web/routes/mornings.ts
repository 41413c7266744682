import { createRoute, redirect } from '@tanstack/react-router'
import { homeOf, whoIsHere } from '../shell/home.ts'
import * as search from '../search.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    throw redirect({ to: await homeOf(), replace: true })
  },
})

const marketing = createRoute({
  getParentRoute: () => root,
  path: '/marketing',
  validateSearch: search.marketingSearch,
  component: screen(() => import('../mornings/MarketingScreen.tsx'), 'MarketingScreen'),
})

const sponsor = createRoute({
  getParentRoute: () => root,
  path: '/sponsor',
  validateSearch: search.morningSearch,
  component: screen(() => import('../mornings/SponsorScreen.tsx'), 'SponsorScreen'),
})

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/workspace',
  component: screen(() => import('../mornings/WorkspaceScreen.tsx'), 'WorkspaceScreen'),
})

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  validateSearch: search.notificationsSearch,
  component: screen(() => import('../notifications/NoticesScreen.tsx'), 'NoticesScreen'),
})

const team = createRoute({
  getParentRoute: () => root,
  path: '/team',
  validateSearch: search.teamSearch,
  component: screen(() => import('../team/TeamScreen.tsx'), 'TeamScreen'),
})

/** One's own page of the team, whoever one is. */
const ownFigures = createRoute({
  getParentRoute: () => root,
  path: '/my-figures',
  beforeLoad: async () => {
    const person = await whoIsHere()
    throw person === null
      ? redirect({ to: '/leads', replace: true })
      : redirect({ to: '/team/$person', params: { person }, replace: true })
  },
})

const teamPerson = createRoute({
  getParentRoute: () => root,
  path: '/team/$person',
  validateSearch: search.teamSearch,
  component: screen(() => import('../team/PersonScreen.tsx'), 'PersonScreen'),
})

const offers = createRoute({
  getParentRoute: () => root,
  path: '/offers',
  validateSearch: search.offersSearch,
  component: screen(() => import('../team/OffersScreen.tsx'), 'OffersScreen'),
})

const clocks = createRoute({
  getParentRoute: () => root,
  path: '/clocks',
  validateSearch: search.clocksSearch,
  component: screen(() => import('../team/ClocksScreen.tsx'), 'ClocksScreen'),
})

/** Where a day begins, and what a manager looks at. */
export const morningsRoutes = [
  home,
  marketing,
  sponsor,
  workspace,
  notifications,
  team,
  ownFigures,
  teamPerson,
  offers,
  clocks,
] as const
