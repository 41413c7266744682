import { createRootRoute } from '@tanstack/react-router'
import { letIn } from '../sign-in/gate.ts'
import { NotFound } from '../shell/NotFound.tsx'
import { Shell } from '../shell/Shell.tsx'

export const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  beforeLoad: ({ location }) => letIn(location.href),
})
