import { number } from '../ui/format.ts'
import type { Translated } from '../language.ts'

const en = {
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

const de: Translated<typeof en> = {
  title: 'Neuer Lead',
  fields: {
    email: 'E-Mail',
    firstName: 'Vorname',
    lastName: 'Nachname',
    company: 'Firma',
    title: 'Position',
    phone: 'Telefon',
    country: 'Land',
    source: 'Quelle',
    campaign: 'Kampagne',
  },
  consent: 'Hat E-Mails zugestimmt',
  hint: 'Eine E-Mail-Adresse oder Telefonnummer genügt. Ist die Person schon bekannt, wird ihrem Lead hinzugefügt, was Sie eingeben.',
  save: 'Lead speichern',
  cancel: 'Abbrechen',
  unreachable: 'Der Server war nicht zu erreichen. Es wurde nichts gespeichert.',
  done: (score, step) => `Gespeichert. Score ${number(score)}; als Nächstes: ${step}`,
}

export const newLeadWords = __LANGUAGE__ === 'de' ? de : en
