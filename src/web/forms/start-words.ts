import type { Translated } from '../language.ts'

const en = {
  submit: 'Send',
  email: 'E-mail',
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  thanks: 'Thank you. We will be in touch.',
}

const de: Translated<typeof en> = {
  submit: 'Absenden',
  email: 'E-Mail-Adresse',
  firstName: 'Vorname',
  lastName: 'Nachname',
  company: 'Unternehmen',
  thanks: 'Vielen Dank. Wir melden uns bei Ihnen.',
}

export const words = __LANGUAGE__ === 'de' ? de : en
