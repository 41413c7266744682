import { number } from '../ui/format.ts'

export const words = {
  title: 'Inbox',
  of: (name: string) => `of ${name}`,
  offers: 'Offers to answer',
  working: 'In work',
  answered: (accepted: number, returned: number, expired: number) =>
    `last 30 days: ${number(accepted)} accepted, ${number(returned)} returned, ${number(expired)} ran out`,
  answerBy: 'Answer by',
  accept: 'Accept',
  return: 'Return…',
  open: 'Open lead',
  accepted: (name: string) => `${name} is yours. The next step is on their page`,
  returned: (name: string) => `${name} was returned with your reason`,
  failed: 'The inbox could not be loaded',
  emptyTitle: 'Nothing waits for you',
  empty:
    'When a lead fits the signed definition and it is your turn, it is offered to you here, with a clock.',
  emptyWorking: 'Leads you accept stand below until they move on.',
  toLeads: 'See my leads',
  nobodyTitle: 'Nobody to show an inbox for',
  nobody: 'Add the people of your team first; then choose in the sidebar who you are.',
  addPeople: 'Add people',
  keys: {
    next: 'Next offer',
    previous: 'Previous offer',
    accept: 'Accept',
    return: 'Return with a reason',
    open: 'Open lead',
  },
  aid: 'Job aid',
  points: 'Score',
}
