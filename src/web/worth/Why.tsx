import { lazy, Suspense, type ComponentProps } from 'react'

const WhyDialog = lazy(() => import('./WhyDialog.tsx').then((file) => ({ default: file.WhyDialog })))

/** Comes when somebody asks: no first view has it open. */
export function Why(props: ComponentProps<typeof WhyDialog>) {
  return <Suspense fallback={null}>{props.lead && <WhyDialog {...props} />}</Suspense>
}
