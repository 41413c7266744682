import { createRoute } from '@tanstack/react-router'
import { queryClient } from '../data/query-client.ts'
import { caughtSearch, incomingSearch, logSearch, templatesSearch } from '../mail/search.ts'
import { ahead } from './ahead.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  validateSearch: templatesSearch,
  loader: () =>
    ahead(import('../templates/data.ts'), ({ templatesQuery }) => queryClient.prefetchQuery(templatesQuery)),
  component: screen(() => import('../templates/TemplatesScreen.tsx'), 'TemplatesScreen'),
})

const template = createRoute({
  getParentRoute: () => root,
  path: '/templates/$id',
  loader: ({ params }) =>
    ahead(import('../templates/data.ts'), ({ templateQuery }) =>
      queryClient.prefetchQuery(templateQuery(params.id)),
    ),
  component: screen(() => import('../templates/TemplateScreen.tsx'), 'TemplateScreen'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/mail',
  loader: () => ahead(import('../mail/data.ts'), ({ mailQuery }) => queryClient.prefetchQuery(mailQuery)),
  component: screen(() => import('../mail/MailScreen.tsx'), 'MailScreen'),
})

const log = createRoute({
  getParentRoute: () => root,
  path: '/mail/log',
  validateSearch: logSearch,
  component: screen(() => import('../mail/LogScreen.tsx'), 'LogScreen'),
})

const incoming = createRoute({
  getParentRoute: () => root,
  path: '/mail/incoming',
  validateSearch: incomingSearch,
  component: screen(() => import('../mail/IncomingScreen.tsx'), 'IncomingScreen'),
})

const caught = createRoute({
  getParentRoute: () => root,
  path: '/mail/caught',
  validateSearch: caughtSearch,
  component: screen(() => import('../mail/CaughtScreen.tsx'), 'CaughtScreen'),
})

/** What mails say, who they come from, and what became of them. */
export const mailRoutes = [templates, template, settings, log, incoming, caught] as const
