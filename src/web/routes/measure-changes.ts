import { createRoute } from '@tanstack/react-router'
import { changeSearch } from '../measure/changes/search.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const changes = createRoute({
  getParentRoute: () => root,
  path: '/measure/changes',
  component: screen(() => import('../measure/changes/ChangesScreen.tsx'), 'ChangesScreen'),
})

const change = createRoute({
  getParentRoute: () => root,
  path: '/measure/changes/$id',
  validateSearch: changeSearch,
  component: screen(() => import('../measure/changes/ChangeScreen.tsx'), 'ChangeScreen'),
})

/** Before and after. */
export const measureChangesRoutes = [changes, change] as const
