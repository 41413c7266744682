export const words = {
  title: 'Refused submissions',
  failed: 'The submissions could not be loaded',
  emptyTitle: 'Nothing was refused',
  empty:
    'Every submission is kept. One that cannot become a lead stands here with the reason, so that it can be mended and sent again.',
  unknown: 'Refused',
  via: (via: string) => `by ${via}`,
  sent: 'As it was sent',
  problem: 'The refusal',
  received: 'Received',
}
