import { number } from '../ui/format.ts'

export const newLeadWords = {
  title: 'New lead',
  fields: {
    email: 'E-mail',
    firstName: 'First name',
    lastName: 'Last name',
    company: 'Company',
    title: 'Job title',
    phone: 'Phone',
    country: 'Country',
    source: 'Source',
    campaign: 'Campaign',
  },
  consent: 'Agreed to be mailed',
  hint: 'An e-mail address or a phone number is enough. If the person is known already, what you enter is added to their lead.',
  save: 'Save lead',
  cancel: 'Cancel',
  unreachable: 'The server could not be reached. Nothing was saved.',
  done: (score: number, step: string) => `Saved. Score ${number(score)}; next: ${step}`,
}
